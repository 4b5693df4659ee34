import { ChevronsUpDown, Plus, Store } from 'lucide-react'
import { Icon, Logo } from '#web/ui'
import { Menu, type MenuDeed } from '#web/overlay'
import { useBrand } from '#web/api'
import { useText } from '#web/texts'
import { useWays } from '#web/ways'
import { addressesOf, brandNames } from './places.ts'
import css from './rail.module.css'

/** Which brand one is in, and the others one works for. */
export function BrandMenu() {
  const t = useText()
  const ways = useWays()
  const { workspace, me, may } = useBrand()
  const brands: MenuDeed[] = [...brandNames(me.workspaces)].map(([slug, id]) => ({
    key: id,
    label: me.workspaces.find(one => one.id === id)?.name ?? slug,
    isChosen: id === workspace.id,
    onDo: () => ways.go(addressesOf(slug).inbox('mine')),
  }))
  const deeds: MenuDeed[] = []
  if (may('administer'))
    deeds.push({ key: 'brand', label: t('rail.brand'), icon: Store, onDo: () => ways.go(ways.brand()) })
  if (may('own')) deeds.push({ key: 'new', label: t('brand.new'), icon: Plus, onDo: () => ways.go(ways.newBrand()) })
  return (
    <Menu
      label={t('brand.switch')}
      groups={[brands, deeds].filter(group => group.length > 0)}
      renderTrigger={props => (
        <button {...props} type="button" className={css.brand} aria-label={t('brand.at', { name: workspace.name })}>
          <Logo />
          <bdi className={css.word}>{workspace.name}</bdi>
          <Icon of={ChevronsUpDown} size="s" />
        </button>
      )}
    />
  )
}
