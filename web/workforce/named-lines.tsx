import { Archive, type IconNode, Pencil } from 'lucide'
import type { ReactNode } from 'react'
import { Line, Lines, Section, Sought } from '#web/page'
import { EmptyState } from '#web/states'
import { useText } from '#web/texts'
import { Button, Icon, IconButton } from '#web/ui'

type Named = { id: string; name: string; text: string; isArchived: boolean }

type NamedLinesProps = {
  title: string
  help: string
  icon: IconNode
  none: string
  add: ReactNode
  all: readonly Named[]
  onEdit: (id: string) => void
  onArchive: (id: string, isArchived: boolean) => void
}

/** What a brand calls by names of its own: in use, and below what was archived. */
export function NamedLines({ title, help, icon, none, add, all, onEdit, onArchive }: NamedLinesProps) {
  const t = useText()
  const used = all.filter(({ isArchived }) => !isArchived)
  const archived = all.filter(({ isArchived }) => isArchived)
  return (
    <>
      <Section title={title} help={help} deed={used.length > 0 && add}>
        {used.length === 0 ? (
          <EmptyState as="h3" icon={icon} title={none} deed={add} />
        ) : (
          <Sought label={title} all={used} wordsOf={nameOf}>
            {shown => (
              <Lines label={title}>
                {shown.map(({ id, name, text }) => (
                  <Line
                    key={id}
                    title={<bdi>{name}</bdi>}
                    text={text}
                    end={
                      <>
                        <IconButton name={t('staff.edit.of', { name })} onClick={() => onEdit(id)}>
                          <Icon of={Pencil} />
                        </IconButton>
                        <IconButton name={t('staff.archive.of', { name })} onClick={() => onArchive(id, true)}>
                          <Icon of={Archive} />
                        </IconButton>
                      </>
                    }
                  />
                ))}
              </Lines>
            )}
          </Sought>
        )}
      </Section>
      {archived.length > 0 && (
        <Section title={t('staff.archived')} help={t('staff.archived.help')}>
          <Lines label={t('staff.archived')}>
            {archived.map(({ id, name }) => (
              <Line
                key={id}
                title={<bdi>{name}</bdi>}
                end={
                  <Button
                    size="s"
                    kind="ghost"
                    aria-label={t('staff.back.of', { name })}
                    onClick={() => onArchive(id, false)}
                  >
                    {t('staff.back')}
                  </Button>
                }
              />
            ))}
          </Lines>
        </Section>
      )}
    </>
  )
}

const nameOf = ({ name }: Named): string => name
