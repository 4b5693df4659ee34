import { ArrowDown, ArrowUp, Ellipsis, type IconNode } from 'lucide'
import { Menu, type MenuDeed } from '#web/overlay'
import { useText } from '#web/texts'
import { Icon, IconButton } from '#web/ui'
import css from './line-deeds.module.css'

export type LineDeed = {
  key: string
  /** What it does with which line. */
  name: string
  icon: IconNode
  mirrors?: boolean
  isOff?: boolean
  /** It moves the line: whoever presses it goes on moving it. */
  by?: 1 | -1
  onDo: () => void
}

type LineDeedsProps = {
  id: string
  /** What the line is called. */
  label: string
  deeds: readonly LineDeed[]
  /** What is done most: it has a button of its own in a narrow window, too. */
  first: string
}

/** What can be done with a line of a list: a button each; in a narrow window the first one, and the others behind one more. */
export function LineDeeds({ id, label, deeds, first }: LineDeedsProps) {
  const t = useText()
  const rest = deeds.filter(({ key }) => key !== first)
  const name = t('line.more', { label })
  return (
    <span className={css.deeds}>
      {deeds.map(deed => (
        <span key={deed.key} className={deed.key === first ? undefined : css.wide}>
          <IconButton
            size="s"
            name={deed.name}
            isOff={deed.isOff ?? false}
            data-move={deed.by && `${id} ${deed.by}`}
            onClick={deed.onDo}
          >
            <Icon of={deed.icon} size="s" mirrors={deed.mirrors} />
          </IconButton>
        </span>
      ))}
      <span className={css.narrow}>
        <Menu
          label={name}
          side="end"
          groups={[rest.filter(({ by }) => by !== undefined).map(inMenu), rest.filter(({ by }) => !by).map(inMenu)]}
          renderTrigger={props => (
            <IconButton size="s" name={name} data-move-menu={id} {...props}>
              <Icon of={Ellipsis} size="s" />
            </IconButton>
          )}
        />
      </span>
    </span>
  )
}

const inMenu = ({ key, name, icon, isOff, onDo }: LineDeed): MenuDeed => ({ key, label: name, icon, isOff, onDo })

/** The two that move a line. */
export const movesOf = (
  { up, down }: { up: string; down: string },
  { isFirst, isLast }: { isFirst: boolean; isLast: boolean },
  onMove: (by: 1 | -1) => void,
): LineDeed[] => [
  { key: 'up', name: up, icon: ArrowUp, isOff: isFirst, by: -1, onDo: () => onMove(-1) },
  { key: 'down', name: down, icon: ArrowDown, isOff: isLast, by: 1, onDo: () => onMove(1) },
]
