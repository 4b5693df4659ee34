import { Plus, Settings2, Store } from 'lucide'
import type { MenuDeed } from '#web/overlay'
import { useBrand } from '#web/api'
import { useText } from '#web/texts'
import { useWays } from '#web/ways'
import { addressesOf, brandNames } from './places.ts'

/** The brands one works for, and what can be done with this one. */
export function useBrandDeeds(): { brands: MenuDeed[]; deeds: MenuDeed[] } {
  const t = useText()
  const ways = useWays()
  const { workspace, me, may } = useBrand()
  const brands = [...brandNames(me.workspaces)].map(([slug, id]) => ({
    key: id,
    label: me.workspaces.find(one => one.id === id)?.name ?? slug,
    icon: Store,
    isChosen: id === workspace.id,
    onDo: () => ways.go(addressesOf(slug).inbox('mine')),
  }))
  const deeds: MenuDeed[] = [
    ...(may('administer')
      ? [{ key: 'brand', label: t('rail.brand'), icon: Settings2, onDo: () => ways.go(ways.brand()) }]
      : []),
    ...(may('own') ? [{ key: 'new', label: t('brand.new'), icon: Plus, onDo: () => ways.go(ways.newBrand()) }] : []),
  ]
  return { brands, deeds }
}
