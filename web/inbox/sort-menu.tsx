import { ArrowDownUp, SlidersHorizontal } from 'lucide'
import { viewSorts } from '#protocol'
import { useStage } from '#web/actions'
import { type Narrowing, sortOf } from '#web/live'
import { Menu } from '#web/overlay'
import { useText } from '#web/texts'
import { Icon, IconButton } from '#web/ui'
import { SORT_NAMES, VIEW_DEEDS } from '#web/views'

type SortMenuProps = { narrowing: Narrowing; onNarrow: (narrowing: Narrowing) => void }

/** In which order the list stands, where there are several. */
export function SortMenu({ narrowing, onNarrow }: SortMenuProps) {
  const t = useText()
  const sorts = narrowing.saved ? viewSorts.open : viewSorts[narrowing.view]
  if (sorts.length < 2) return null
  const now = sortOf(narrowing)
  return (
    <Menu
      label={t('sort.name')}
      side="end"
      groups={[
        sorts.map(sort => ({
          key: sort,
          label: t(SORT_NAMES[sort]),
          isChosen: sort === now,
          onDo: () => onNarrow({ ...narrowing, sort }),
        })),
      ]}
      renderTrigger={props => (
        <IconButton {...props} name={`${t('sort.name')}: ${t(SORT_NAMES[now])}`}>
          <Icon of={ArrowDownUp} />
        </IconButton>
      )}
    />
  )
}

/** The way into the conditions of the saved view on screen. */
export function EditView() {
  const t = useText()
  const { ask } = useStage()
  return (
    <IconButton name={t('view.edit')} onClick={() => ask(VIEW_DEEDS.edit)}>
      <Icon of={SlidersHorizontal} />
    </IconButton>
  )
}
