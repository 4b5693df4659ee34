import { type CSSProperties, useState } from 'react'
import { Bot } from 'lucide'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'
import { hueOf } from './hue.ts'
import { initialsOf } from './initials.ts'
import css from './avatar.module.css'

type AvatarProps = {
  name: string
  /** Round is a customer, squared one of us, outlined a program. */
  of?: 'customer' | 'agent' | 'bot' | undefined
  /** Side in px at the usual text size. */
  size?: 18 | 20 | 22 | 24 | 26 | 28 | 32 | 44 | 64 | undefined
  picture?: string | undefined
  /** Whether they are there, in the corner. Say it in words beside it too. */
  presence?: 'here' | 'away' | 'off' | undefined
}

/** A face beside a name: decorative, since the name is always written. A picture that does not come leaves the initials. */
export function Avatar({ name, of = 'customer', size = 28, picture, presence }: AvatarProps) {
  const style = { '--hue': hueOf(name), '--side': size } as CSSProperties
  const [missing, setMissing] = useState<string>()
  const seen = picture !== missing && picture
  return (
    <span className={cx(css.face, css[of])} style={style} data-hue="" aria-hidden="true">
      {of === 'bot' ? (
        <Icon of={Bot} />
      ) : seen ? (
        <img src={seen} alt="" onError={() => setMissing(seen)} />
      ) : (
        initialsOf(name)
      )}
      {presence && <span className={css.corner} data-presence={presence} />}
    </span>
  )
}

type PresenceProps = { presence: 'here' | 'away' | 'off' }

/** A dot whose shape changes too: full, ring, empty. */
export function PresenceDot({ presence }: PresenceProps) {
  return <span className={css.dot} data-presence={presence} aria-hidden="true" />
}
