import { Fragment, type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { Check, Search } from 'lucide'
import { HueDot, Icon, Kbd, LiveRegion } from '#web/ui'
import { useText } from '#web/texts'
import type { Choice } from './action.ts'
import { find, sift } from './find.ts'
import css from './finder.module.css'

type FinderProps = {
  label: string
  choices: readonly Choice[]
  onDone: () => void
  /** Told what is looked for, where more choices come from elsewhere. */
  onSearch?: (search: string) => void
  /** What can be made of what was written. */
  make?: ((written: string) => Choice | undefined) | undefined
  /** At the end of the search: what it is about. */
  aside?: ReactNode
  /** Over the choices: what is to be known before one is chosen. */
  note?: string | undefined
  /** Under the choices: another way to say it. */
  more?: ReactNode
}

/** Choices that are found by writing. Arrows move, Enter does. */
export function Finder({ label, choices, make, onDone, onSearch, aside, note, more }: FinderProps) {
  const t = useText()
  const id = useId()
  const [search, setSearch] = useState('')
  const sifted = useMemo(
    () => sift(search, choices, one => [one.label, one.also ?? '']).slice(0, 60),
    [search, choices],
  )
  const made = search.trim() === '' ? undefined : make?.(search.trim())
  const found = made ? [...sifted, made] : sifted
  const [at, setAt] = useState(0)
  /** Enter was pressed before there was anything to choose among. */
  const isAhead = useRef(false)
  const list = useRef<HTMLDivElement>(null)
  const here = Math.min(at, found.length - 1)
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [here, found.length])
  const write = (text: string): void => {
    setSearch(text)
    onSearch?.(text)
    setAt(0)
    isAhead.current = false
  }
  const choose = (choice: Choice | undefined): void => {
    if (!choice) return
    if (choice.stays) write('')
    else onDone()
    choice.run()
  }
  useEffect(() => {
    if (!isAhead.current || !found[here]) return
    isAhead.current = false
    choose(found[here])
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    const quick = search === '' && !hasModifier(event) ? found.find(one => one.digit === event.key) : undefined
    const next = stepped(event.key, here, found.length)
    if (event.key === 'Enter' && choices.length + found.length === 0) isAhead.current = true
    else if (event.key === 'Enter') choose(found[here])
    else if (quick) choose(quick)
    else if (next === undefined) return
    else setAt(next)
    event.preventDefault()
  }
  return (
    <div className={css.finder}>
      <div className={css.search}>
        <Icon of={Search} />
        <input
          className={css.input}
          role="combobox"
          aria-label={label}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={found[here] ? `${id}-${here}` : undefined}
          aria-autocomplete="list"
          aria-describedby={note && `${id}-note`}
          placeholder={label}
          autoComplete="off"
          spellCheck={false}
          data-autofocus=""
          value={search}
          onChange={event => write(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {aside}
      </div>
      {note && (
        <p className={css.note} id={`${id}-note`}>
          {note}
        </p>
      )}
      <div className={css.list} ref={list} role="listbox" id={`${id}-list`} aria-label={label}>
        {found.map((choice, place) => (
          <Fragment key={choice.key}>
            {search === '' && choice.heading !== undefined && choice.heading !== found[place - 1]?.heading && (
              <p className={css.heading} role="presentation" aria-hidden="true">
                {choice.heading}
              </p>
            )}
            <Found
              id={`${id}-${place}`}
              choice={choice}
              search={search}
              isHere={place === here}
              onPoint={() => setAt(place)}
              onChoose={() => choose(choice)}
            />
          </Fragment>
        ))}
      </div>
      {found[here]?.preview && <div className={css.preview}>{found[here].preview}</div>}
      {found.length === 0 && <p className={css.none}>{t(search ? 'find.none' : 'find.empty', { search })}</p>}
      {more}
      <LiveRegion>{search && t('find.count', { count: found.length })}</LiveRegion>
    </div>
  )
}

const hasModifier = ({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean => ctrlKey || metaKey || altKey

function stepped(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined
  if (key === 'ArrowDown') return (at + 1) % count
  if (key === 'ArrowUp') return (at - 1 + count) % count
  if (key === 'PageDown') return Math.min(count - 1, at + 8)
  if (key === 'PageUp') return Math.max(0, at - 8)
  return undefined
}

type FoundProps = {
  id: string
  choice: Choice
  search: string
  isHere: boolean
  onPoint: () => void
  onChoose: () => void
}

function Found({ id, choice, search, isHere, onPoint, onChoose }: FoundProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field above holds the keyboard
    <div
      id={id}
      role="option"
      aria-selected={isHere}
      aria-checked={choice.stays ? (choice.isChosen ?? false) : undefined}
      className={css.choice}
      tabIndex={-1}
      onPointerMove={onPoint}
      onClick={onChoose}
    >
      <span className={css.icon}>
        {choice.isChosen ? <Icon of={Check} /> : choice.icon && <Icon of={choice.icon} />}
      </span>
      {choice.hue !== undefined && <HueDot hue={choice.hue} />}
      <span className={css.label}>
        <Marked text={choice.label} search={search} />
        {choice.hint && <span className={css.hint}>{choice.hint}</span>}
      </span>
      {choice.digit && search === '' && <Kbd keys={choice.digit} />}
      {choice.keys && choice.keys.split(' ').map(key => <Kbd key={key} keys={key} />)}
    </div>
  )
}

/** A text with what was sought in bold. */
function Marked({ text, search }: { text: string; search: string }) {
  const parts = search.trim() === '' ? [] : (find(search, text)?.parts ?? [])
  const pieces: ReactNode[] = []
  let from = 0
  for (const [start, end] of parts) {
    pieces.push(text.slice(from, start), <b key={start}>{text.slice(start, end)}</b>)
    from = end
  }
  return (
    <bdi>
      {pieces}
      {text.slice(from)}
    </bdi>
  )
}
