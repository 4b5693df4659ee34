import css from './awning.module.css'

/** The only sign for "anyone can read this". Words always stand near it. */
export function Awning() {
  return <div className={css.awning} aria-hidden="true" />
}
