import { useState } from 'react'
import { BrainCircuit, Plus } from 'lucide'
import type { ModelProvider } from '#protocol'
import { Asked, Section } from '#web/page'
import { EmptyState } from '#web/states'
import { useText } from '#web/texts'
import { Button, Icon } from '#web/ui'
import { CallsSection } from './calls-section.tsx'
import { ProviderCard } from './provider-card.tsx'
import { ProviderDialog } from './provider-dialog.tsx'
import { useProviders } from './queries.ts'
import css from './providers.module.css'

/** Models of others that may read what customers say: set up, tried, watched. */
export function ProvidersPage() {
  const t = useText()
  const providers = useProviders()
  const [edited, setEdited] = useState<ModelProvider | 'new'>()
  const add = (
    <Button kind="primary" onClick={() => setEdited('new')}>
      <Icon of={Plus} />
      {t('providers.add')}
    </Button>
  )
  const rows = providers.data?.rows ?? []
  return (
    <>
      <Section title={t('providers.title')} help={t('providers.help')} deed={rows.length > 0 && add}>
        <Asked query={providers}>
          {({ rows: all }) =>
            all.length === 0 ? (
              <EmptyState as="h3" icon={BrainCircuit} title={t('providers.empty')} deed={add}>
                {t('providers.empty.cause')}
              </EmptyState>
            ) : (
              <ul className={css.cards} aria-label={t('providers.title')}>
                {all.map(provider => (
                  <ProviderCard key={provider.id} {...{ provider }} onEdit={() => setEdited(provider)} />
                ))}
              </ul>
            )
          }
        </Asked>
        <ProviderDialog
          key={edited === 'new' ? edited : edited?.id}
          edited={edited}
          localHosts={providers.data?.localHosts ?? []}
          onDone={() => setEdited(undefined)}
        />
      </Section>
      {rows.length > 0 && <CallsSection />}
    </>
  )
}
