import { ChevronsUpDown } from 'lucide'
import { Icon, Logo } from '#web/ui'
import { Menu } from '#web/overlay'
import { useBrand } from '#web/api'
import { useText } from '#web/texts'
import { useBrandDeeds } from './brand-deeds.ts'
import css from './rail.module.css'

/** Which brand one is in, and the others one works for. */
export function BrandMenu() {
  const t = useText()
  const { workspace } = useBrand()
  const { brands, deeds } = useBrandDeeds()
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
