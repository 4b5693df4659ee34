import type { ReactNode } from 'react'
import { ArrowUp } from 'lucide'
import { Icon } from '#web/ui'
import type { ChatLook } from '#protocol'
import { translatorOf, type Language, loadCatalogue } from '#web/texts'
import { useQuery } from '@tanstack/react-query'
import css from './preview.module.css'

type PreviewProps = { name: string; website: string; look: ChatLook; language: Language; profileId?: string }

/**
 * The brand's web with the chat on it, as it will look. With `profileId` the chat is the real one. It is a picture:
 * what it shows stands in the fields beside it.
 */
export function WebPreview({ name, website, look, language, profileId }: PreviewProps) {
  const shown = website.replace(/^https?:\/\//, '').replace(/\/$/, '')
  return (
    <div className={css.browser} data-theme="light" data-position={look.position}>
      <div className={css.bar} aria-hidden="true">
        <i />
        <i />
        <i />
        <span>{shown || '…'}</span>
      </div>
      {profileId ? (
        // oxlint-disable-next-line react/iframe-missing-sandbox -- a page of ours, whose chat is opened from here
        <iframe
          className={css.real}
          src={`/chat/test/${profileId}`}
          title={name}
          onLoad={event => openChat(event.currentTarget)}
        />
      ) : (
        <div className={css.site} aria-hidden="true">
          <b className={css.brand} dir="auto">
            {name || '…'}
          </b>
          <div className={css.picture} />
          <div className={css.text} />
          <div className={css.text} />
          <ChatPreview name={name} look={look} language={language} />
        </div>
      )}
    </div>
  )
}

type ChatPage = Window & { sobremesa?: { open?: () => void } }

/** The page is ours, so the chat can be opened for whoever is to try it; it may come a little after the page. */
function openChat(frame: HTMLIFrameElement, tries = 20): void {
  const chat = (frame.contentWindow as ChatPage | null)?.sobremesa
  if (chat?.open) chat.open()
  else if (tries > 0) setTimeout(() => openChat(frame, tries - 1), 150)
}

/** The customer reads it in the profile's language, whatever ours is. */
function useSpoken(language: Language) {
  const { data } = useQuery({
    queryKey: ['catalogue', language],
    queryFn: () => loadCatalogue(language, true),
    staleTime: Infinity,
  })
  return data && translatorOf(language, data)
}

export function ChatPreview({ name, look, language }: Pick<PreviewProps, 'name' | 'look' | 'language'>) {
  const t = useSpoken(language)
  return (
    <div className={css.chat} data-theme="light">
      <Tinted color={look.color} className={css.chatHead}>
        <span className={css.letter}>{(name.trim()[0] ?? '·').toLocaleUpperCase()}</span>
        <span>
          <b className={css.chatName} dir="auto">
            {name || '…'}
          </b>
          <span className={css.chatSay}>{t?.('preview.open')}</span>
        </span>
      </Tinted>
      <div className={css.talk}>
        {look.greeting && (
          <p className={css.theirs} dir="auto">
            {look.greeting}
          </p>
        )}
        <Tinted color={look.color} className={css.mine}>
          {t?.('preview.hello')}
        </Tinted>
      </div>
      <div className={css.write}>
        <span>{t?.('preview.write')}</span>
        <Icon of={ArrowUp} size="s" />
      </div>
    </div>
  )
}

/** A surface in a colour that is the brand's, set on the element itself. */
function Tinted({ color, className, children }: { color: string; className: string | undefined; children: ReactNode }) {
  return (
    <div className={className} style={{ background: color }}>
      {children}
    </div>
  )
}
