import { FieldGroup, SegmentedControl, TextArea } from '#web/form'
import { useFieldWords } from '#web/api'
import { ColorField } from '#web/look'
import type { ChatLook } from '#protocol'
import { useText } from '#web/texts'
import css from './look-fields.module.css'

type LookFieldsProps = { look: ChatLook; onLook: (look: ChatLook) => void; fault: unknown }

/** How the chat looks on the brand's web and how it greets. */
export function LookFields({ look, onLook, fault }: LookFieldsProps) {
  const t = useText()
  const fieldWords = useFieldWords()
  return (
    <FieldGroup title={t('look.title')}>
      <TextArea
        label={t('look.greeting')}
        rows={2}
        maxLength={500}
        value={look.greeting}
        onChange={greeting => onLook({ ...look, greeting })}
        error={fieldWords(fault, 'greeting')}
      />
      <ColorField color={look.color} onColor={color => onLook({ ...look, color })} />
      <div className={css.position}>
        <span className={css.label}>{t('look.position')}</span>
        <SegmentedControl
          label={t('look.position')}
          choices={[
            { value: 'start', label: t('look.start') },
            { value: 'end', label: t('look.end') },
          ]}
          value={look.position}
          onChange={position => onLook({ ...look, position })}
        />
      </div>
    </FieldGroup>
  )
}
