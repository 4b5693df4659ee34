import { ChevronsUpDown } from 'lucide'
import { Avatar, Icon, PresenceDot } from '#web/ui'
import { Menu } from '#web/overlay'
import { useBrand } from '#web/api'
import { useText } from '#web/texts'
import { PRESENCE, usePresence } from '#web/workforce'
import { usePersonDeeds } from './person-deeds.ts'
import { useStream } from './stream.tsx'
import css from './rail.module.css'

/** Who is here, and what is theirs: how the console speaks and looks, its keys, the way out. */
export function PersonCard() {
  const t = useText()
  const { me } = useBrand()
  const { isOffline } = useStream()
  const groups = usePersonDeeds()
  const presence = usePresence()
  return (
    <Menu
      label={t('person.menu')}
      groups={groups}
      renderTrigger={props => (
        <button {...props} type="button" className={css.person} data-deed={PRESENCE} aria-keyshortcuts="Shift+D">
          <Avatar name={me.person.name} picture={me.person.picture ?? undefined} of="agent" size={24} />
          <span className={css.who}>
            <bdi className={css.name}>{me.person.name}</bdi>
            <span className={css.presence}>
              <PresenceDot presence={isOffline || !presence ? 'off' : presence.dot} />
              <span className={css.word}>{isOffline ? t('person.offline') : (presence?.words ?? '')}</span>
            </span>
          </span>
          <Icon of={ChevronsUpDown} size="s" />
        </button>
      )}
    />
  )
}
