import css from './logo.module.css'

/** The cup on the table. Decorative unless `name` says whose it is. */
export function Logo({ size = 'm', name }: { size?: 'm' | 'l' | undefined; name?: string | undefined }) {
  const naming = name ? ({ role: 'img', 'aria-label': name } as const) : ({ 'aria-hidden': true } as const)
  return (
    <svg className={css[size]} viewBox="0 0 24 24" {...naming}>
      <rect className={css.tile} width="24" height="24" rx="7" />
      <path className={css.cup} d="M5.5 9.5h13M8 9.5v1.8a4 4 0 0 0 8 0V9.5M12 15.3V18M9.4 18h5.2" />
    </svg>
  )
}
