import type { ReactNode } from 'react'
import { ChevronLeft } from 'lucide'
import { Icon, Voice } from '#web/ui'
import { WayLink } from '#web/ways'
import css from './page.module.css'

type PageProps = {
  title: ReactNode
  /** A sentence that answers what one came to ask. */
  say?: ReactNode
  /** Before the title: a mark. */
  mark?: ReactNode
  /** The page above this one. */
  above?: { href: string; name: string }
  /** At the end of the head. */
  deeds?: ReactNode
  /** Beside the page where there is room, else below. */
  aside?: ReactNode
  /** Stays at the foot of the window: what is done with the page. */
  foot?: ReactNode
  children: ReactNode
}

/** A page that is not the desk. */
export function Page({ title, say, mark, above, deeds, aside, foot, children }: PageProps) {
  return (
    <main className={css.page} data-region="page">
      <div className={css.scroll}>
        <div className={css.inside}>
          {above && (
            <WayLink href={above.href} className={css.above}>
              <Icon of={ChevronLeft} size="s" mirrors />
              {above.name}
            </WayLink>
          )}
          <header className={css.head}>
            {mark}
            <div className={css.words}>
              <Voice>{title}</Voice>
              {say && <p className={css.say}>{say}</p>}
            </div>
            {deeds && <div className={css.deeds}>{deeds}</div>}
          </header>
          {aside ? (
            <div className={css.columns}>
              <div>{children}</div>
              <aside>{aside}</aside>
            </div>
          ) : (
            children
          )}
        </div>
      </div>
      {foot && <footer className={css.foot}>{foot}</footer>}
    </main>
  )
}

type SectionProps = { title: ReactNode; deed?: ReactNode; help?: ReactNode; children: ReactNode }

/** A part of a page under its heading. */
export function Section({ title, deed, help, children }: SectionProps) {
  return (
    <section className={css.section}>
      <div className={css.sectionHead}>
        <h2 className={css.title}>{title}</h2>
        {deed}
      </div>
      {help && <p className={css.help}>{help}</p>}
      {children}
    </section>
  )
}

/** Places of the page that can be gone to: one is here. */
export function Tabs({
  label,
  tabs,
}: {
  label: string
  tabs: readonly { href: string; name: string; isHere: boolean }[]
}) {
  return (
    <nav className={css.tabs} aria-label={label}>
      {tabs.map(({ href, name, isHere }) => (
        <span key={href} ref={isHere ? intoSight : undefined} className={css.slot}>
          <WayLink href={href} className={css.tab} aria-current={isHere ? 'page' : undefined}>
            {name}
          </WayLink>
        </span>
      ))}
    </nav>
  )
}

/** Where there are more than fit, the one that is open is seen among its neighbours. */
const intoSight = (tab: HTMLElement | null): void => tab?.scrollIntoView({ block: 'nearest', inline: 'center' })

/** A card beside the page. */
export function Card({ title, aside, children }: { title: ReactNode; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={css.card}>
      <div className={css.cardHead}>
        <h2 className={css.cardTitle}>{title}</h2>
        {aside && <span className={css.aside}>{aside}</span>}
      </div>
      {children}
    </section>
  )
}

/** Lines with a hair between them. */
export function Lines({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={css.lines} aria-label={label}>
      {children}
    </ul>
  )
}

type LineProps = {
  start?: ReactNode
  title: ReactNode
  text?: ReactNode
  end?: ReactNode
  href?: string
  children?: ReactNode
}

/** One of them: what it is, a word about it, what can be done with it. */
export function Line({ start, title, text, end, href, children }: LineProps) {
  return (
    <li className={css.line}>
      <div className={css.lineRow}>
        {start}
        <div className={css.words}>
          <span className={css.lineTitle}>{href ? <WayLink href={href}>{title}</WayLink> : title}</span>
          {text && <span className={css.text}>{text}</span>}
        </div>
        {end && <div className={css.end}>{end}</div>}
      </div>
      {children}
    </li>
  )
}
