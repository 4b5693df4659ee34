import { useState } from 'react'
import { ListChecks, Plus } from 'lucide'
import { Button, Callout, Chip, Icon } from '#web/ui'
import { Dialog } from '#web/overlay'
import { EmptyState } from '#web/states'
import { useBrand, useFaultWords } from '#web/api'
import { Asked, Line, Lines, Section, Sought, Sure } from '#web/page'
import { useColleagues } from '#web/people'
import { useSnippets } from '#web/snippets'
import { useTags } from '#web/tags'
import type { Macro } from '#protocol'
import { useFormats, useText } from '#web/texts'
import { MacroForm } from './macro-form.tsx'
import { useMacroDeeds, useMacros, useReasonsToClose } from './queries.ts'
import { type KnownSteps, stepWords } from './step-words.ts'
import css from './macros.module.css'

/** Deeds that belong together, done with one key. */
export function MacrosPage() {
  const t = useText()
  const query = useMacros()
  const known: KnownSteps = {
    snippets: useSnippets().data ?? NONE,
    reasons: useReasonsToClose().data ?? NONE,
    colleagues: useColleagues().data ?? NONE,
    tags: useTags().data ?? NONE,
  }
  const [open, setOpen] = useState<Macro | 'new'>()
  const close = (): void => setOpen(undefined)
  return (
    <Section
      title={t('macros.title')}
      help={t('macros.help')}
      deed={
        <Button kind="primary" onClick={() => setOpen('new')}>
          <Icon of={Plus} />
          {t('macros.add')}
        </Button>
      }
    >
      <Dialog
        title={t(open === 'new' ? 'macros.add' : 'macros.edit')}
        isOpen={open !== undefined}
        onClose={close}
        closeName={t('common.close')}
      >
        {open !== undefined && <MacroForm macro={open === 'new' ? undefined : open} {...{ known }} onDone={close} />}
      </Dialog>
      <Asked query={query}>
        {all =>
          all.length === 0 ? (
            <EmptyState as="h3" icon={ListChecks} title={t('macros.empty')}>
              {t('macros.empty.cause')}
            </EmptyState>
          ) : (
            <Sought label={t('macros.title')} all={all} wordsOf={nameOf}>
              {shown => (
                <Lines label={t('macros.title')}>
                  {shown.map(macro => (
                    <MacroLine key={macro.id} {...{ macro, known }} onEdit={() => setOpen(macro)} />
                  ))}
                </Lines>
              )}
            </Sought>
          )
        }
      </Asked>
    </Section>
  )
}

const NONE: never[] = []

const nameOf = ({ name }: Macro): string => name

function MacroLine({ macro, known, onEdit }: { macro: Macro; known: KnownSteps; onEdit: () => void }) {
  const t = useText()
  const formats = useFormats()
  const words = useFaultWords()
  const { may } = useBrand()
  const { remove } = useMacroDeeds()
  const [isLeaving, setLeaving] = useState(false)
  const { id, name, steps, isShared } = macro
  return (
    <Line
      title={
        <span className={css.row}>
          <bdi>{name}</bdi>
          {isShared && <Chip isSmall>{t('macros.shared')}</Chip>}
        </span>
      }
      text={steps.map(step => stepWords(step, known, t, formats)).join(' · ')}
      end={
        (!isShared || may('supervise')) && (
          <>
            <Button size="s" onClick={onEdit}>
              {t('macros.change')}
            </Button>
            <Button size="s" kind="ghost" isBusy={remove.isPending} onClick={() => setLeaving(true)}>
              {t('macros.remove')}
            </Button>
          </>
        )
      }
    >
      <Sure
        title={t('macros.remove.title', { name })}
        deed={t('macros.remove')}
        isOpen={isLeaving}
        onClose={() => setLeaving(false)}
        onDo={() => remove.mutate(id)}
      >
        {t(isShared ? 'macros.remove.shared' : 'macros.remove.words')}
      </Sure>
      {remove.error && <Callout tone="late">{words(remove.error)}</Callout>}
    </Line>
  )
}
