import { type ReactNode, useId } from 'react'
import { type IconNode } from 'lucide'
import { Icon } from '#web/ui'
import css from './evidence.module.css'

type FindingProps = { marks: ReactNode; title: string; sentence: string; children: ReactNode }

/** Something that was found: its marks, what it is, in a sentence, and what speaks for it. */
export function Finding({ marks, title, sentence, children }: FindingProps) {
  const id = useId()
  return (
    <article className={css.article} aria-labelledby={id}>
      <div className={css.marks}>{marks}</div>
      <h2 className={css.topic} id={id}>
        {title}
      </h2>
      <p className={css.sentence}>{sentence}</p>
      {children}
    </article>
  )
}

/** Figures side by side. */
export function Figures({ children }: { children: ReactNode }) {
  return <div className={css.figures}>{children}</div>
}

/** What people do with it; `foot` says what happens by itself, and what never does. */
export function Steps({ title, foot, children }: { title: string; foot: ReactNode; children: ReactNode }) {
  return (
    <section className={css.box} aria-label={title}>
      <h3>{title}</h3>
      {children}
      <p className={css.quiet}>{foot}</p>
    </section>
  )
}

/** One of these, with its deeds at the end. */
export function Step({ icon, deeds, children }: { icon: IconNode; deeds?: ReactNode; children: ReactNode }) {
  return (
    <div className={css.step}>
      <Icon of={icon} />
      <div className={css.stepWords}>{children}</div>
      {deeds && <div className={css.end}>{deeds}</div>}
    </div>
  )
}

/** In small, what explains. */
export function Quiet({ children }: { children: ReactNode }) {
  return <p className={css.quiet}>{children}</p>
}

/** Why a deed did not go through. */
export function Wrong({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className={css.wrong}>
      {children}
    </p>
  )
}

/** The deeds at the end of a form. */
export function FormDeeds({ children }: { children: ReactNode }) {
  return <div className={css.deeds}>{children}</div>
}
