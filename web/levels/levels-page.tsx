import { AcknowledgementsSection } from '#web/acknowledgements'
import { useBrand } from '#web/api'
import { Asked } from '#web/page'
import { useText } from '#web/texts'
import { Callout } from '#web/ui'
import { CalendarsSection } from './calendars-section.tsx'
import { ExceptionsSection } from './exceptions-section.tsx'
import { KeptSection } from './kept-section.tsx'
import { PresetsSection } from './presets-section.tsx'
import { useLevels } from './queries.ts'
import { TargetsSection } from './targets-section.tsx'
import css from './levels.module.css'

/** When somebody answers, within what, and whether that is kept. Whoever does not administer the brand reads it. */
export function LevelsPage() {
  const t = useText()
  const { may } = useBrand()
  const levels = useLevels()
  const mayChange = may('administer')
  return (
    <Asked query={levels} as="page">
      {({ calendars, targets }) => (
        <>
          {!mayChange && (
            <div className={css.warning}>
              <Callout>{t('levels.read-only')}</Callout>
            </div>
          )}
          <CalendarsSection {...{ calendars, mayChange }} />
          <TargetsSection {...{ targets, mayChange }} />
          <ExceptionsSection {...{ targets, mayChange }} />
          {mayChange && <PresetsSection />}
          <AcknowledgementsSection mayChange={mayChange} />
          <KeptSection />
        </>
      )}
    </Asked>
  )
}
