import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { Search } from 'lucide'
import { TextInput } from '#web/form'
import { Page } from '#web/page'
import { useText } from '#web/texts'
import { Icon } from '#web/ui'
import { useWays } from '#web/ways'
import { Operators } from './operators.tsx'
import { shortest } from './queries.ts'
import { Results } from './results.tsx'
import css from './search.module.css'

/** The words stand in the address, so that what was found can be gone back to and passed on. */
export function SearchPage({ q }: { q: string }) {
  const t = useText()
  const ways = useWays()
  const [text, setText] = useState(q)
  const place = useRef<HTMLDivElement>(null)
  const asked = useDeferredValue(text.trim())
  useEffect(() => place.current?.querySelector('input')?.focus(), [])
  useEffect(() => {
    if (asked !== q) ways.go(ways.search(asked), { replaces: true })
  }, [asked, q, ways])
  return (
    <Page title={t('search.title')}>
      <search ref={place} className={css.field}>
        <TextInput
          type="search"
          label={t('search.label')}
          isLabelHidden
          placeholder={t('search.example')}
          start={<Icon of={Search} />}
          value={text}
          onChange={setText}
          maxLength={400}
          autoComplete="off"
          spellCheck={false}
        />
      </search>
      {asked.length < shortest ? (
        <Operators onChoose={operator => setText(`${text.trimEnd()} ${operator}`.trimStart())} />
      ) : (
        <Results q={asked} />
      )}
    </Page>
  )
}
