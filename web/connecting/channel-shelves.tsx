import { type KeyboardEvent, useRef, useState } from 'react'
import { Plus, Search, SearchX, X } from 'lucide'
import { Button, cx, Icon, IconButton, Kbd, LiveRegion } from '#web/ui'
import { sift } from '#web/actions'
import { TextInput } from '#web/form'
import { EmptyState } from '#web/states'
import { ChannelMark } from '#web/talk'
import type { ChannelCard } from '#protocol'
import { useText } from '#web/texts'
import { useWays, WayLink } from '#web/ways'
import { shelvesOf, textsOf } from './shelves.ts'
import css from './channel-shelves.module.css'

/** What fits everything that has no channel of its own. */
const ANYTHING = 'api'

/** The channels that can be added: on shelves, or what a search finds, the best first. */
export function ChannelShelves({ cards }: { cards: readonly ChannelCard[] }) {
  const t = useText()
  const ways = useWays()
  const shelves = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLDivElement>(null)
  const [search, setSearch] = useState('')
  const isSearching = search.trim() !== ''
  const found = isSearching ? soughtIn(search, cards) : cards
  const clear = (): void => {
    setSearch('')
    field.current?.querySelector('input')?.focus()
  }
  const links = (): HTMLAnchorElement[] => [...(shelves.current?.querySelectorAll('a') ?? [])]
  const onSearchKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') {
      event.preventDefault()
      links()[0]?.focus()
    } else if (event.key === 'Enter' && isSearching && found[0]) {
      event.preventDefault()
      ways.go(ways.newChannel(found[0].id))
    } else if (event.key === 'Escape' && search !== '') {
      event.preventDefault()
      setSearch('')
    }
  }
  return (
    <>
      <div ref={field} className={css.search}>
        <TextInput
          label={t('shelf.search')}
          isLabelHidden
          type="search"
          autoComplete="off"
          placeholder={t('shelf.search')}
          start={<Icon of={Search} size="s" />}
          end={
            isSearching && (
              <>
                {found.length > 0 && <Kbd keys="↵" />}
                <IconButton size="s" name={t('shelf.clear')} onClick={clear}>
                  <Icon of={X} />
                </IconButton>
              </>
            )
          }
          value={search}
          onChange={setSearch}
          onKeyDown={onSearchKey}
        />
      </div>
      <LiveRegion>{isSearching && t('find.count', { count: found.length })}</LiveRegion>
      {/* Links take their own keys: arrows go on among them as they do from the search. */}
      <div ref={shelves} role="presentation" onKeyDown={event => walk(event, links())}>
        {isSearching ? (
          found.length > 0 ? (
            <Cards cards={found} isFirstChosen />
          ) : (
            <Nothing search={search} onClear={clear} hasAnything={cards.some(({ id }) => id === ANYTHING)} />
          )
        ) : (
          shelvesOf(cards).map(({ group, title, cards: on }) => (
            <section key={group} className={css.shelf} aria-labelledby={`shelf-${group}`}>
              <h3 id={`shelf-${group}`} className={css.shelfTitle}>
                {t(title)}
              </h3>
              <Cards cards={on} />
            </section>
          ))
        )}
      </div>
    </>
  )
}

function walk(event: KeyboardEvent, links: readonly HTMLAnchorElement[]): void {
  const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
  const at = links.indexOf(document.activeElement as HTMLAnchorElement)
  if (by === undefined || at < 0 || event.altKey || event.metaKey || event.ctrlKey) return
  event.preventDefault()
  const isMirrored = event.key.startsWith('ArrowR') || event.key.startsWith('ArrowL')
  const step = isMirrored && getComputedStyle(event.currentTarget).direction === 'rtl' ? -by : by
  links[Math.max(0, Math.min(links.length - 1, at + step))]?.focus()
}

function Cards({ cards, isFirstChosen = false }: { cards: readonly ChannelCard[]; isFirstChosen?: boolean }) {
  const ways = useWays()
  return (
    <ul className={css.cards}>
      {cards.map((card, at) => (
        <li key={card.id}>
          <WayLink href={ways.newChannel(card.id)} className={cx(css.card, isFirstChosen && at === 0 && css.first)}>
            <ChannelMark of={card.id} size={28} />
            <span className={css.words}>
              <b>{card.name}</b>
              {card.words['about'] && <span className={css.about}>{card.words['about']}</span>}
            </span>
            <Icon of={Plus} />
          </WayLink>
        </li>
      ))}
    </ul>
  )
}

type NothingProps = { search: string; hasAnything: boolean; onClear: () => void }

function Nothing({ search, hasAnything, onClear }: NothingProps) {
  const t = useText()
  const ways = useWays()
  return (
    <EmptyState
      as="h3"
      icon={SearchX}
      title={t('shelf.none', { search })}
      deed={
        <>
          {hasAnything && (
            <Button kind="primary" onClick={() => ways.go(ways.newChannel(ANYTHING))}>
              {t('shelf.none.deed')}
            </Button>
          )}
          <Button onClick={onClear}>{t('shelf.all')}</Button>
        </>
      }
    >
      {hasAnything ? t('shelf.none.cause') : t('shelf.none.spelling')}
    </EmptyState>
  )
}

/** Those that are called so first, then those that people mean by it. */
const soughtIn = (search: string, cards: readonly ChannelCard[]): ChannelCard[] => [
  ...new Set([...sift(search, cards, ({ name }) => [name]), ...sift(search, cards, textsOf)]),
]
