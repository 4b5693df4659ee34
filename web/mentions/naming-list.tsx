import type { RefObject } from 'react'
import { Avatar, LiveRegion } from '#web/ui'
import { useText } from '#web/texts'
import type { useNaming } from './use-naming.ts'
import css from './naming-list.module.css'

type NamingListProps = { naming: ReturnType<typeof useNaming>; field: RefObject<HTMLTextAreaElement | null> }

/** Who may be meant, under the field; the field keeps the keyboard. */
export function NamingList({ naming, field }: NamingListProps) {
  const t = useText()
  const { id, found, here, choose, point } = naming
  if (found.length === 0) return null
  return (
    <>
      <div className={css.list} role="listbox" id={`${id}-list`} aria-label={t('mention.whom')}>
        {found.map((one, place) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field above holds the keyboard
          <div
            key={one.id}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === here}
            tabIndex={-1}
            className={css.one}
            onPointerMove={() => point(place)}
            // The field is not left.
            onPointerDown={event => event.preventDefault()}
            onClick={() => field.current && choose(one, field.current)}
          >
            <Avatar name={one.name} picture={one.picture ?? undefined} of="agent" size={20} />
            <bdi className={css.name}>{one.name}</bdi>
            <bdi className={css.mail}>{one.email}</bdi>
          </div>
        ))}
      </div>
      <LiveRegion>{t('find.count', { count: found.length })}</LiveRegion>
    </>
  )
}
