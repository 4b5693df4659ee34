import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Mail as Envelope } from 'lucide'
import { Icon, TextButton } from '#web/ui'
import { useBrand, useFaultWords } from '#web/api'
import type { MailBody, MessagePart } from '#protocol'
import { Shielded } from '#web/shields'
import { useText } from '#web/texts'
import css from './parts.module.css'

type MailPart = Extract<MessagePart, { kind: 'mail' }>

/** `isUncovered`: whoever reads it has looked under what covers it. */
type Which = { messageId: string; isUncovered: boolean }

/** Who else got the mail and gets the answer; what it quotes and how it was sent, both folded. */
export function Mail({ part, messageId, isUncovered }: { part: MailPart } & Which) {
  const { to, cc, others = [], hasHtml, hasQuoted } = part
  const t = useText()
  const [open, setOpen] = useState<'quoted' | 'page'>()
  const toggle = (what: 'quoted' | 'page') => setOpen(open === what ? undefined : what)
  const { answers, rest } = trustIn(part.trust)
  return (
    <div className={css.mail}>
      <span className={`${css.quiet} ${css.mailHead}`}>
        <Icon of={Envelope} size="s" />
        <span>
          {t('mail.to', { who: to.join(', ') })}
          {cc.length > 0 && <> · {t('mail.cc', { who: cc.join(', ') })}</>}
          {rest && <> · {rest}</>}
        </span>
      </span>
      {others.length > 0 && <span className={css.quiet}>{t('mail.others', { who: others.join(', ') })}</span>}
      {answers && (
        <span className={css.quiet}>
          {t(answers.isProved ? 'mail.reply-to' : 'mail.reply-to.unproved', { who: answers.who })}
        </span>
      )}
      {hasQuoted && (
        <TextButton aria-expanded={open === 'quoted'} onClick={() => toggle('quoted')}>
          {t(open === 'quoted' ? 'mail.quoted.hide' : 'mail.quoted.show')}
        </TextButton>
      )}
      {hasHtml && (
        <TextButton aria-expanded={open === 'page'} onClick={() => toggle('page')}>
          {t(open === 'page' ? 'mail.page.hide' : 'mail.page.show')}
        </TextButton>
      )}
      {open === 'quoted' && <Quoted {...{ messageId, isUncovered }} />}
      {open === 'page' && <Page {...{ messageId, isUncovered }} />}
    </div>
  )
}

/** Where its writer wants answers stands among what is known of it. */
function trustIn(trust = ''): { answers?: { who: string; isProved: boolean }; rest: string } {
  const [said, kind, who] = / ?\b(reply-to|reply-to-unproved)=(\S+)/.exec(trust) ?? []
  if (said === undefined) return { rest: trust }
  return { answers: { who: who!, isProved: kind === 'reply-to' }, rest: trust.replace(said, '') }
}

/**
 * Nothing in it can run, and nothing but pictures is fetched from elsewhere, and these when they are asked for: the server
 * says so with the page itself.
 */
function Page({ messageId, isUncovered }: Which) {
  const t = useText()
  const { workspace } = useBrand()
  const [hasRemote, setRemote] = useState(false)
  return (
    <>
      {!hasRemote && (
        <span className={css.quiet}>
          {t('mail.pictures.words')} <TextButton onClick={() => setRemote(true)}>{t('mail.pictures.show')}</TextButton>
        </span>
      )}
      <iframe
        className={css.page}
        title={t('mail.page.name')}
        src={`/api/v1/messages/${messageId}/mail/page?workspace=${workspace.id}${hasRemote ? '&pictures=all' : ''}${isUncovered ? '&uncovered=yes' : ''}`}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
      />
    </>
  )
}

function Quoted({ messageId, isUncovered }: Which) {
  const t = useText()
  const words = useFaultWords()
  const { api, workspace } = useBrand()
  const { data, error, isPending } = useQuery({
    queryKey: ['mail', workspace.id, messageId, isUncovered],
    queryFn: ({ signal }) =>
      api.get<MailBody>(`/messages/${messageId}/mail`, isUncovered ? { uncovered: 'yes' } : {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (isPending) return <p className={css.quiet}>{t('common.loading')}</p>
  if (error) return <p className={css.quiet}>{words(error)}</p>
  return (
    <blockquote className={css.quoted} dir="auto">
      <Shielded text={data.quoted ?? ''} />
    </blockquote>
  )
}
