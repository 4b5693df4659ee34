import { Button, Table } from '#web/ui'
import { EmptyState } from '#web/states'
import { Asked, Section } from '#web/page'
import type { AuditLine } from '#protocol'
import { type Key, useFormats, useText } from '#web/texts'
import { useAudit } from './queries.ts'
import css from './team.module.css'

/** Who did what, the latest first. It is never changed. */
export function Audit() {
  const t = useText()
  const audit = useAudit()
  return (
    <Section title={t('team.audit')} help={t('audit.help')}>
      <Asked query={audit}>
        {({ pages }) => {
          const lines = pages.flatMap(page => page.rows)
          if (lines.length === 0) return <EmptyState as="h3" title={t('audit.empty')} />
          return (
            <>
              <Table title={t('team.audit')}>
                <thead>
                  <tr>
                    <th scope="col">{t('audit.when')}</th>
                    <th scope="col">{t('audit.who')}</th>
                    <th scope="col">{t('audit.what')}</th>
                    <th scope="col">{t('audit.detail')}</th>
                  </tr>
                </thead>
                <tbody>
                  {lines.map(line => (
                    <Done key={line.id} line={line} />
                  ))}
                </tbody>
              </Table>
              {audit.hasNextPage && (
                <div className={css.more}>
                  <Button isBusy={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
                    {t('audit.more')}
                  </Button>
                </div>
              )}
            </>
          )
        }}
      </Asked>
    </Section>
  )
}

function Done({ line }: { line: AuditLine }) {
  const t = useText()
  const formats = useFormats()
  const key = DEEDS[line.deed]
  return (
    <tr>
      <td className={css.when}>
        <time dateTime={new Date(line.at).toISOString()}>{formats.moment(line.at)}</time>
      </td>
      <td>
        <bdi>{line.who || t('audit.machine')}</bdi>
      </td>
      <td>{key ? t(key) : line.deed}</td>
      <td dir="auto">{line.detail ? detailWords(line.detail) : ''}</td>
    </tr>
  )
}

const DEEDS: Record<string, Key> = {
  'colleague.changed': 'audit.colleague.changed',
  'colleague.removed': 'audit.colleague.removed',
  'colleague.joined': 'audit.colleague.joined',
  'customer.renamed': 'audit.customer.renamed',
  'gesture.budget': 'audit.gesture.budget',
  'gesture.kind': 'audit.gesture.kind',
  'gesture.raised': 'audit.gesture.raised',
  'gesture.rules': 'audit.gesture.rules',
  'installation.moved': 'audit.installation.moved',
  'invitation.sent': 'audit.invitation.sent',
  'invitation.withdrawn': 'audit.invitation.withdrawn',
  'key.issued': 'audit.key.issued',
  'key.revoked': 'audit.key.revoked',
  'macro.added': 'audit.macro.added',
  'macro.changed': 'audit.macro.changed',
  'macro.removed': 'audit.macro.removed',
  'parked.discarded': 'audit.parked.discarded',
  'parked.replayed': 'audit.parked.replayed',
  'profile.added': 'audit.profile.added',
  'profile.changed': 'audit.profile.changed',
  'profile.published': 'audit.profile.published',
  'profile.disabled': 'audit.profile.disabled',
  'profile.enabled': 'audit.profile.enabled',
  'reason.added': 'audit.reason.added',
  'reason.changed': 'audit.reason.changed',
  'field.defined': 'audit.field.defined',
  'snippet.added': 'audit.snippet.added',
  'snippet.changed': 'audit.snippet.changed',
  'snippet.removed': 'audit.snippet.removed',
  'tag.added': 'audit.tag.added',
  'tag.changed': 'audit.tag.changed',
  'tag.rules': 'audit.tag.rules',
  'team.added': 'audit.team.added',
  'team.archived': 'audit.team.archived',
  'team.changed': 'audit.team.changed',
  'team.members': 'audit.team.members',
  'workspace.added': 'audit.workspace.added',
  'workspace.changed': 'audit.workspace.changed',
}

/** What there is to say of it, as it was written: names and values. */
const detailWords = (detail: Record<string, unknown>): string =>
  Object.entries(detail)
    .map(
      ([name, value]) =>
        `${name}: ${Array.isArray(value) ? value.join(', ') : typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
    )
    .join(' · ')
