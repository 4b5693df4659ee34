import css from './cup.module.css'

/** A cup after coffee, with its spoon. */
export function Cup() {
  return (
    <svg className={css.cup} viewBox="0 0 76 58" aria-hidden="true">
      <path className={css.body} d="M14 16h38v14a16 16 0 0 1-16 16h-6a16 16 0 0 1-16-16z" />
      <path className={css.ear} d="M52 20h5a8 8 0 0 1 0 16h-5.6" />
      <ellipse className={css.rim} cx="33" cy="16" rx="19" ry="4.5" />
      <ellipse className={css.inside} cx="33" cy="16.6" rx="15" ry="3" />
      <path className={css.line} d="M4 53h58M60 48l9-9" />
    </svg>
  )
}
