import { Search } from 'lucide'
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react'
import { TextInput } from '#web/form'
import { useText } from '#web/texts'
import { Button, Icon } from '#web/ui'
import css from './page.module.css'

// Up to here a list is taken in at a glance; of a longer one so many are drawn at a time.
const FEW = 20
const PART = 60

type SoughtProps<T> = {
  /** What the list is of. */
  label: string
  all: readonly T[]
  /** The words by which one of it is found. */
  wordsOf: (one: T) => string
  children: (shown: readonly T[]) => ReactNode
}

/** A list of any length: it is looked through by its words, and drawn a part at a time. */
export function Sought<T>({ label, all, wordsOf, children }: SoughtProps<T>) {
  const t = useText()
  const [sought, seek] = useState('')
  const [most, setMost] = useState(PART)
  const asked = useDeferredValue(plain(sought.trim()))
  const words = useMemo(() => all.map(one => plain(wordsOf(one))), [all, wordsOf])
  const found = asked === '' ? all : all.filter((_, at) => words[at]!.includes(asked))
  const left = found.length - most
  if (all.length <= FEW) return children(all)
  return (
    <div className={css.sought}>
      <TextInput
        label={t('settings.find', { list: label })}
        isLabelHidden
        type="search"
        start={<Icon of={Search} />}
        placeholder={t('settings.find', { list: label })}
        value={sought}
        onChange={value => {
          seek(value)
          setMost(PART)
        }}
      />
      <p role="status" className={css.found}>
        {asked && t('settings.found', { count: found.length })}
      </p>
      {found.length > 0 && children(found.slice(0, most))}
      {left > 0 && (
        <Button onClick={() => setMost(most + 4 * PART)}>
          {t('settings.more', { count: Math.min(left, 4 * PART), left })}
        </Button>
      )}
    </div>
  )
}

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
