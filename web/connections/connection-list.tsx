import { useMemo, useState } from 'react'
import { Search, SearchX } from 'lucide'
import { Button, Icon } from '#web/ui'
import { find } from '#web/actions'
import { SegmentedControl, TextInput } from '#web/form'
import { isTroubled, useSay } from '#web/health'
import { LongList } from '#web/page'
import { FUNCTIONS, useChannelName, useChannels } from '#web/profiles'
import { EmptyState } from '#web/states'
import type { ProfileCard } from '#protocol'
import { ConnectionLine } from './connection-lines.tsx'
import { connectionsOf, linesOf, type ListLine } from './connections.ts'
import css from './connection-list.module.css'

const FEW = 7
const TALL: Record<ListLine['kind'], number> = { alone: 64, head: 64, within: 54 }

/** The brand's profiles, under the connections that they hang on; many of them can be searched. */
export function ConnectionList({ cards }: { cards: readonly ProfileCard[] }) {
  const say = useSay()
  const { t } = say
  const nameOf = useChannelName()
  const channels = useChannels().data
  const [search, setSearch] = useState('')
  const [which, setWhich] = useState<'all' | 'troubled'>('all')
  const connections = useMemo(() => connectionsOf(cards), [cards])
  const isMeant = (card: ProfileCard): boolean => {
    const texts = [`${card.name} ${nameOf(card.channel)} ${card.key} ${t(FUNCTIONS[card.function])}`]
    return search.trim() === '' || texts.some(text => find(search, text))
  }
  const lines = linesOf(connections, card => isMeant(card) && (which === 'all' || isTroubled(card, say)))
  const troubled = cards.filter(card => isTroubled(card, say)).length
  const clear = (): void => {
    setSearch('')
    setWhich('all')
  }
  return (
    <>
      {cards.length > FEW && (
        <div className={css.narrow}>
          <TextInput
            label={t('connections.search')}
            isLabelHidden
            type="search"
            placeholder={t('connections.search')}
            start={<Icon of={Search} size="s" />}
            value={search}
            onChange={setSearch}
          />
          <SegmentedControl
            label={t('connections.which')}
            choices={[
              { value: 'all', label: t('connections.all', { count: cards.length }) },
              { value: 'troubled', label: t('connections.troubled', { count: troubled }) },
            ]}
            value={which}
            onChange={setWhich}
          />
        </div>
      )}
      {lines.length === 0 ? (
        <EmptyState
          as="h3"
          icon={SearchX}
          title={search ? t('connections.none', { search }) : t('connections.none.troubled')}
          deed={<Button onClick={clear}>{t('connections.clear')}</Button>}
        />
      ) : (
        <LongList
          label={t('channels.yours')}
          lines={lines}
          keyOf={line => `${line.kind} ${line.key}`}
          tallOf={line => TALL[line.kind]}
        >
          {line => (
            <ConnectionLine
              line={line}
              say={say}
              canAdd={code => channels?.find(({ id }) => id === code)?.findsAccounts === true}
            />
          )}
        </LongList>
      )}
    </>
  )
}
