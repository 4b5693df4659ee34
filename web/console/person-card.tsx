import { ChevronsUpDown } from 'lucide'
import { Avatar, Icon, PresenceDot } from '#web/ui'
import { Menu } from '#web/overlay'
import { useBrand } from '#web/api'
import { useText } from '#web/texts'
import { usePersonDeeds } from './person-deeds.ts'
import { useStream } from './stream.tsx'
import css from './rail.module.css'

/** Who is here, and what is theirs: how the console speaks and looks, its keys, the way out. */
export function PersonCard() {
  const t = useText()
  const { me } = useBrand()
  const { isOffline } = useStream()
  const groups = usePersonDeeds()
  return (
    <Menu
      label={t('person.menu')}
      groups={groups}
      renderTrigger={props => (
        <button {...props} type="button" className={css.person}>
          <Avatar name={me.person.name} picture={me.person.picture ?? undefined} of="agent" size={24} />
          <span className={css.who}>
            <bdi className={css.name}>{me.person.name}</bdi>
            <span className={css.presence}>
              <PresenceDot presence={isOffline ? 'off' : 'here'} />
              {t(isOffline ? 'person.offline' : 'person.here')}
            </span>
          </span>
          <Icon of={ChevronsUpDown} size="s" />
        </button>
      )}
    />
  )
}
