import { useEffect, useRef, useState } from 'preact/hooks'
import type { Bubble } from '../phone/shown.ts'
import { Icon } from './marks.tsx'
import type { View } from './place-screen.tsx'
import { fileAddress } from './store.ts'
import { t } from './words.ts'

export function Attached({ seat, file }: { seat: string; file: NonNullable<Bubble['file']> }) {
  const address = fileAddress(seat, file.ref)
  if (file.type.startsWith('image/')) return <img class="picture" src={address} alt={t('photo')} loading="lazy" />
  return (
    <a class="file" href={address} download={file.name} aria-label={t('file', { name: file.name })}>
      <Icon of="file" />
      {file.name}
    </a>
  )
}

export function Reactions({ bubble: { reactions } }: { bubble: Bubble }) {
  const given = [...new Set([reactions?.person, reactions?.brand].filter(emoji => emoji !== undefined))]
  return given.length > 0 ? <span class="reactions">{given.join(' ')}</span> : null
}

/** What can be done with a message there; nothing is shown where there is nothing. */
export function BubbleMenu(props: View & { bubble: Bubble }) {
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isOpen) return undefined
    box.current?.querySelector<HTMLElement>('.menu button')?.focus()
    const leave = ({ target }: Event) => box.current?.contains(target as Node) || setOpen(false)
    addEventListener('pointerdown', leave)
    return () => removeEventListener('pointerdown', leave)
  }, [isOpen])
  const deeds = deedsOf(props)
  const emojis = props.bubble.by === 'person' ? [] : (props.place.can.react ?? [])
  if (deeds.length === 0 && emojis.length === 0) return null
  const act = (deed: () => unknown) => () => {
    setOpen(false)
    void deed()
  }
  return (
    <div
      class="more"
      ref={box}
      onKeyDown={event => {
        if (event.key !== 'Escape' || !isOpen) return
        event.preventDefault()
        setOpen(false)
        box.current?.querySelector('button')?.focus()
      }}
    >
      <button
        type="button"
        class="icon-button"
        aria-label={t('more')}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon of="dots" />
      </button>
      {isOpen && <Menu {...{ ...props, act, deeds, emojis }} />}
    </div>
  )
}

type BubbleDeed = { key: 'quote' | 'edit' | 'unsend'; does: () => unknown }

function deedsOf({ bubble, place: { can }, does, about }: View & { bubble: Bubble }): BubbleDeed[] {
  const isMine = bubble.by === 'person'
  return [
    ...(can.quote ? [{ key: 'quote', does: () => about({ kind: 'quote', bubble }) } as const] : []),
    ...(can.edit && isMine && bubble.text
      ? [{ key: 'edit', does: () => about({ kind: 'edit', bubble }) } as const]
      : []),
    ...(can.unsend && isMine ? [{ key: 'unsend', does: () => does({ deed: 'unsend', of: bubble.id }) } as const] : []),
  ]
}

type MenuProps = Pick<View, 'does'> & {
  bubble: Bubble
  act: (deed: () => unknown) => () => void
  deeds: BubbleDeed[]
  emojis: readonly string[]
}

function Menu({ bubble, does, act, deeds, emojis }: MenuProps) {
  const given = bubble.reactions?.person
  return (
    <div class="menu">
      {emojis.length > 0 && (
        <div class="emojis">
          {emojis.map(emoji => (
            <button
              key={emoji}
              type="button"
              aria-pressed={emoji === given}
              aria-label={t(emoji === given ? 'unreact' : 'react', { emoji })}
              onClick={act(() => does({ deed: 'react', of: bubble.id, emoji: emoji === given ? null : emoji }))}
            >
              {emoji}
            </button>
          ))}
        </div>
      )}
      {deeds.map(({ key, does: go }) => (
        <button key={key} type="button" class="deed" onClick={act(go)}>
          {t(key)}
        </button>
      ))}
    </div>
  )
}
