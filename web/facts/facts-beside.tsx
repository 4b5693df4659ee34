import { useState } from 'react'
import { Plus } from 'lucide'
import type { CustomerCard, FactLine, writtenFacts } from '#protocol'
import { usePageTexts, useText } from '#web/texts'
import { Icon, IconButton } from '#web/ui'
import { FactDialog } from './fact-dialog.tsx'
import { Because, FactValues } from './fact-values.tsx'
import { useFacts } from './queries.ts'
import { kindName } from './words.ts'
import css from './facts.module.css'

type FactsBesideProps = {
  customer: Pick<CustomerCard, 'id' | 'name'>
  /** On a page of its own there is room to say where each comes from. */
  isWhole?: boolean
}

/** What is known of a customer: each thing once, where it comes from a press away. */
export function FactsBeside({ customer, isWhole = false }: FactsBesideProps) {
  const t = useText()
  const { data: lines } = useFacts(customer.id)
  const [written, setWritten] = useState<{ kind: (typeof writtenFacts)[number]; value: string }>()
  if (!usePageTexts() || !lines) return null
  const shown = lines.filter(line => !isJustTheName(line, customer.name))
  return (
    <section className={isWhole ? css.whole : css.section}>
      <div className={css.head}>
        {isWhole ? (
          <h2 className={css.heading}>{t('customer.facts.why')}</h2>
        ) : (
          <h3 className={css.title}>{t('customer.facts')}</h3>
        )}
        <IconButton size="s" name={t('fact.write')} onClick={() => setWritten({ kind: 'product', value: '' })}>
          <Icon of={Plus} size="s" />
        </IconButton>
      </div>
      {shown.length === 0 && <p className={css.empty}>{t('fact.none')}</p>}
      <dl className={css.lines}>
        {shown.map(line => (
          <div key={line.kind} className={css.line}>
            <dt>{kindName(line.kind, t)}</dt>
            <dd>
              <FactValues {...{ line }} customerId={customer.id} onEdit={setWritten} />
            </dd>
            {isWhole && (
              <dd className={css.because}>
                <Because values={line.values} />
              </dd>
            )}
          </div>
        ))}
      </dl>
      <FactDialog customerId={customer.id} before={written} onDone={() => setWritten(undefined)} />
    </section>
  )
}

/** It stands over the panel already. */
const isJustTheName = ({ kind, values }: FactLine, name: string): boolean =>
  kind === 'name' && values.every(({ value }) => value === name)
