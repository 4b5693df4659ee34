import { Archive, Pencil, Plus, Tags } from 'lucide'
import { useState } from 'react'
import type { Tag } from '#protocol'
import { useFaultWords } from '#web/api'
import { Switch } from '#web/form'
import { Asked, Line, Lines, Section, Sought } from '#web/page'
import { EmptyState } from '#web/states'
import { useText } from '#web/texts'
import { Button, Callout, Icon, IconButton } from '#web/ui'
import { useTagDeeds, useTagRules, useTags } from './queries.ts'
import { TagChip } from './tag-chips.tsx'
import { TagDialog } from './tag-dialog.tsx'
import css from './tags-page.module.css'

/** The brand's tags: made, named, coloured, put away. */
export function TagsPage() {
  const t = useText()
  const tags = useTags()
  const [edited, setEdited] = useState<Tag | 'new'>()
  const add = (
    <Button kind="primary" onClick={() => setEdited('new')}>
      <Icon of={Plus} />
      {t('tags.add')}
    </Button>
  )
  return (
    <>
      <TagDialog key={edited === 'new' ? edited : edited?.id} tag={edited} onDone={() => setEdited(undefined)} />
      <Section title={t('tag.title')} help={t('tags.help')} deed={add}>
        <Asked query={tags}>
          {all => (
            <div className={css.set}>
              <Rules />
              <InUse tags={all.filter(tag => !tag.isArchived)} onEdit={setEdited} />
              <PutAway tags={all.filter(tag => tag.isArchived)} />
            </div>
          )}
        </Asked>
      </Section>
    </>
  )
}

function Rules() {
  const t = useText()
  const words = useFaultWords()
  const rules = useTagRules().data
  const { setRules } = useTagDeeds()
  if (!rules) return null
  return (
    <>
      <Switch
        label={t('tags.agents')}
        help={t('tags.agents.help')}
        isOn={setRules.isPending ? setRules.variables.agentsMayAdd : rules.agentsMayAdd}
        onChange={agentsMayAdd => setRules.mutate({ agentsMayAdd })}
      />
      <Wrong fault={setRules.error} words={words} />
    </>
  )
}

function Wrong({ fault, words }: { fault: unknown; words: (fault: unknown) => string }) {
  return fault ? (
    <Callout tone="late">
      <span role="alert">{words(fault)}</span>
    </Callout>
  ) : null
}

function InUse({ tags, onEdit }: { tags: readonly Tag[]; onEdit: (tag: Tag) => void }) {
  const t = useText()
  const words = useFaultWords()
  const { edit } = useTagDeeds()
  if (tags.length === 0) {
    return (
      <EmptyState as="h3" icon={Tags} title={t('tags.none')}>
        {t('tags.none.cause')}
      </EmptyState>
    )
  }
  return (
    <>
      <Wrong fault={edit.error} words={words} />
      <Sought label={t('tag.title')} all={tags} wordsOf={nameOf}>
        {shown => (
          <Lines label={t('tag.title')}>
            {shown.map(tag => (
              <Line
                key={tag.id}
                title={<TagChip tag={tag} />}
                end={
                  <>
                    <IconButton name={t('tags.edit.of', { name: tag.name })} onClick={() => onEdit(tag)}>
                      <Icon of={Pencil} />
                    </IconButton>
                    <IconButton
                      name={t('tags.archive.of', { name: tag.name })}
                      onClick={() => edit.mutate({ id: tag.id, isArchived: true })}
                    >
                      <Icon of={Archive} />
                    </IconButton>
                  </>
                }
              />
            ))}
          </Lines>
        )}
      </Sought>
    </>
  )
}

const nameOf = ({ name }: Tag): string => name

function PutAway({ tags }: { tags: readonly Tag[] }) {
  const t = useText()
  const words = useFaultWords()
  const { edit } = useTagDeeds()
  if (tags.length === 0) return null
  return (
    <Section title={t('tags.archived')} help={t('tags.archived.help')}>
      <Wrong fault={edit.error} words={words} />
      <Lines label={t('tags.archived')}>
        {tags.map(tag => (
          <Line
            key={tag.id}
            title={<TagChip tag={tag} />}
            end={
              <Button size="s" kind="ghost" onClick={() => edit.mutate({ id: tag.id, isArchived: false })}>
                {t('tags.back')}
              </Button>
            }
          />
        ))}
      </Lines>
    </Section>
  )
}
