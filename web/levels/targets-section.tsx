import { useState } from 'react'
import type { ClassWord, TargetCard } from '#protocol'
import { Section } from '#web/page'
import { useFormats, useText } from '#web/texts'
import { Table } from '#web/ui'
import { TargetDialog } from './target-dialog.tsx'
import { withinWords } from './within-words.ts'
import { cellKey, CLASSES } from './words.ts'
import { type Cell, cells, classes, targetIn } from './within.ts'
import css from './levels.module.css'

type TargetsProps = { targets: readonly TargetCard[]; mayChange: boolean }

/** Within what each class is answered and settled, the same on every channel. */
export function TargetsSection({ targets, mayChange }: TargetsProps) {
  const t = useText()
  const [edited, setEdited] = useState<TargetCard>()
  return (
    <Section title={t('levels.targets')} help={t(mayChange ? 'levels.targets.help' : 'levels.targets.same')}>
      <Table title={t('levels.targets')}>
        <thead>
          <tr>
            <th scope="col">{t('levels.class')}</th>
            {cells.map(cell => (
              <th key={cellKey(cell)} scope="col">
                {t(cellKey(cell))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {classes.map(of => (
            <tr key={of}>
              <th scope="row">{t(CLASSES[of])}</th>
              {cells.map(cell => (
                <td key={cellKey(cell)}>
                  <Value {...{ targets, of, cell, mayChange }} onEdit={setEdited} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      <TargetDialog
        key={edited && JSON.stringify(edited)}
        edited={edited}
        targets={targets}
        onDone={() => setEdited(undefined)}
      />
    </Section>
  )
}

type ValueProps = TargetsProps & { of: ClassWord; cell: Cell; onEdit: (target: TargetCard) => void }

function Value({ targets, of, cell, mayChange, onEdit }: ValueProps) {
  const t = useText()
  const formats = useFormats()
  const target = targetIn(targets, of, cell)
  if (!target) return '—'
  const words = withinWords(target.within, t, formats)
  if (!mayChange) return <span className={css.whole}>{words}</span>
  const name = t('levels.target.of', { aim: t(cellKey(cell)), class: t(CLASSES[of]), within: words })
  return (
    <button type="button" className={css.value} aria-label={name} aria-haspopup="dialog" onClick={() => onEdit(target)}>
      {words}
    </button>
  )
}
