import { useState } from 'react'
import { Plus, Quote } from 'lucide'
import { Button, Callout, Chip, Icon } from '#web/ui'
import { Dialog } from '#web/overlay'
import { EmptyState } from '#web/states'
import { useBrand, useFaultWords } from '#web/api'
import { Asked, Line, Lines, Section, Sought, Sure } from '#web/page'
import type { Snippet } from '#protocol'
import { useText } from '#web/texts'
import { FilledText } from './filled-text.tsx'
import { gapName } from './gap-names.ts'
import { useSnippetDeeds, useSnippets } from './queries.ts'
import { SnippetForm } from './snippet-form.tsx'
import css from './snippets.module.css'

/** The texts that one finds when one writes `/`: one's own, and everybody's. */
export function SnippetsPage() {
  const t = useText()
  const query = useSnippets()
  const [open, setOpen] = useState<Snippet | 'new'>()
  const close = (): void => setOpen(undefined)
  return (
    <Section
      title={t('snippets.title')}
      help={t('snippets.help')}
      deed={
        <Button kind="primary" onClick={() => setOpen('new')}>
          <Icon of={Plus} />
          {t('snippets.add')}
        </Button>
      }
    >
      <Dialog
        title={t(open === 'new' ? 'snippets.add' : 'snippets.edit')}
        isOpen={open !== undefined}
        onClose={close}
        closeName={t('common.close')}
      >
        {open !== undefined && <SnippetForm snippet={open === 'new' ? undefined : open} onDone={close} />}
      </Dialog>
      <Asked query={query}>
        {all =>
          all.length === 0 ? (
            <EmptyState as="h3" icon={Quote} title={t('snippets.empty')}>
              {t('snippets.empty.cause')}
            </EmptyState>
          ) : (
            <Sought label={t('snippets.title')} all={sorted(all)} wordsOf={wordsOf}>
              {shown => (
                <Lines label={t('snippets.title')}>
                  {shown.map(snippet => (
                    <SnippetLine key={snippet.id} snippet={snippet} onEdit={() => setOpen(snippet)} />
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

const sorted = (all: readonly Snippet[]): Snippet[] => {
  const { compare } = new Intl.Collator(undefined, { numeric: true })
  return all.toSorted((a, b) => compare(a.name, b.name))
}

const wordsOf = ({ name, shortcut, texts }: Snippet): string =>
  [name, shortcut, ...Object.values(texts)].filter(Boolean).join(' ')

function SnippetLine({ snippet, onEdit }: { snippet: Snippet; onEdit: () => void }) {
  const t = useText()
  const words = useFaultWords()
  const { may } = useBrand()
  const { remove } = useSnippetDeeds()
  const [isLeaving, setLeaving] = useState(false)
  const { id, name, shortcut, texts, isShared } = snippet
  const isMine = !isShared || may('supervise')
  return (
    <Line
      title={
        <span className={css.row}>
          <bdi>{name}</bdi>
          {shortcut && <Chip isSmall>/{shortcut}</Chip>}
          {isShared && <Chip isSmall>{t('snippets.shared')}</Chip>}
          {Object.keys(texts).length > 1 && <Chip isSmall>{Object.keys(texts).join(' · ')}</Chip>}
        </span>
      }
      text={
        <span className={css.shown}>
          <FilledText text={Object.values(texts)[0] ?? ''} nameOf={gap => gapName(gap, t)} />
        </span>
      }
      end={
        isMine && (
          <>
            <Button size="s" onClick={onEdit}>
              {t('snippets.change')}
            </Button>
            <Button size="s" kind="ghost" isBusy={remove.isPending} onClick={() => setLeaving(true)}>
              {t('snippets.remove')}
            </Button>
          </>
        )
      }
    >
      <Sure
        title={t('snippets.remove.title', { name })}
        deed={t('snippets.remove')}
        isOpen={isLeaving}
        onClose={() => setLeaving(false)}
        onDo={() => remove.mutate(id)}
      >
        {t(isShared ? 'snippets.remove.shared' : 'snippets.remove.words')}
      </Sure>
      {remove.error && <Callout tone="late">{words(remove.error)}</Callout>}
    </Line>
  )
}
