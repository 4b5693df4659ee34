import { AlarmClock, Ban, ChevronDown, Ellipsis, ListFilter, Tag, UserRoundPlus } from 'lucide'
import { Menu, Popover, Tooltip } from '#web/overlay'
import { Button, Figure, Icon, IconButton } from '#web/ui'
import type { StoryProps } from '#web/ui/stories'

export function Deeds({ say }: StoryProps) {
  const nothing = (): void => undefined
  return (
    <Menu
      label={say('Más', 'More')}
      renderTrigger={props => (
        <IconButton {...props} name={say('Más', 'More')}>
          <Icon of={Ellipsis} />
        </IconButton>
      )}
      groups={[
        [
          { key: 'assign', label: say('Asignar', 'Assign'), icon: UserRoundPlus, keys: 'A', onDo: nothing },
          { key: 'snooze', label: say('Posponer', 'Snooze'), icon: AlarmClock, keys: 'H', onDo: nothing },
          { key: 'tag', label: say('Etiquetar', 'Tag'), icon: Tag, keys: 'T', isOff: true, onDo: nothing },
        ],
        [{ key: 'block', label: say('Bloquear', 'Block'), icon: Ban, isDanger: true, onDo: nothing }],
      ]}
    />
  )
}

export function Choosing({ say }: StoryProps) {
  const nothing = (): void => undefined
  return (
    <Menu
      label={say('Ordenar', 'Sort')}
      renderTrigger={props => (
        <Button {...props} kind="ghost" size="s">
          {say('Por plazo', 'By deadline')} <Icon of={ChevronDown} size="s" />
        </Button>
      )}
      groups={[
        [
          { key: 'due', label: say('Por plazo', 'By deadline'), isChosen: true, onDo: nothing },
          { key: 'new', label: say('Lo último primero', 'Newest first'), isChosen: false, onDo: nothing },
        ],
      ]}
    />
  )
}

export function Beside({ say }: StoryProps) {
  return (
    <>
      <Popover
        label={say('Cómo se cuenta', 'How it is counted')}
        renderTrigger={props => <Figure {...props}>93 %</Figure>}
      >
        <p>
          {say(
            'Promesas cumplidas a tiempo, de las que vencieron en 28 días.',
            'Promises kept on time, of those due in 28 days.',
          )}
        </p>
      </Popover>
      <Popover
        label={say('Filtrar', 'Filter')}
        side="end"
        renderTrigger={props => (
          <IconButton {...props} name={say('Filtrar', 'Filter')}>
            <Icon of={ListFilter} />
          </IconButton>
        )}
      >
        {close => <Button onClick={close}>{say('Ver todas', 'Show all')}</Button>}
      </Popover>
    </>
  )
}

export function Tip({ say }: StoryProps) {
  return (
    <Tooltip text={say('Posponer', 'Snooze')} keys="H">
      <IconButton name={say('Posponer', 'Snooze')}>
        <Icon of={AlarmClock} />
      </IconButton>
    </Tooltip>
  )
}
