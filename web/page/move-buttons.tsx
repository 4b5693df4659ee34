import { ArrowDown, ArrowUp } from 'lucide'
import { Icon, IconButton } from '#web/ui'

type MoveButtonsProps = {
  /** What is moved, as `keepMoving` is told it. */
  id: string
  up: string
  down: string
  isFirst: boolean
  isLast: boolean
  onMove: (by: 1 | -1) => void
}

/** The order of a list by presses and keys. */
export function MoveButtons({ id, up, down, isFirst, isLast, onMove }: MoveButtonsProps) {
  const ways = [
    { by: -1, name: up, icon: ArrowUp, isOff: isFirst },
    { by: 1, name: down, icon: ArrowDown, isOff: isLast },
  ] as const
  return ways.map(({ by, name, icon, isOff }) => (
    <IconButton key={by} size="s" name={name} isOff={isOff} data-move={`${id} ${by}`} onClick={() => onMove(by)}>
      <Icon of={icon} size="s" />
    </IconButton>
  ))
}

/** The list is drawn anew; whoever moved something in it goes on moving it. */
export function keepMoving(list: HTMLElement | null, id: string, by: 1 | -1): void {
  requestAnimationFrame(() => {
    const all = list?.querySelectorAll<HTMLElement>(`[data-move="${id} ${by}"], [data-move-menu="${id}"]`) ?? []
    ;[...all].find(one => one.checkVisibility())?.focus()
  })
}
