import { CopyField, FieldGroup, FieldPair, PasswordInput, Select, TextArea, TextInput } from '#web/form'
import { Frame, type StoryProps } from '#web/ui/stories'

export function Group({ say }: StoryProps) {
  return (
    <Frame>
      <FieldGroup
        title={say('Claves de la plataforma', 'Keys of the platform')}
        help={say('Están en el panel de tu cuenta de empresa.', "They are in your business account's panel.")}
      >
        <FieldPair>
          <TextInput label={say('Id. del número', 'Number id')} defaultValue="100000000000417" inputMode="numeric" />
          <TextInput
            label={say('Nombre a la vista', 'Name on show')}
            aside={say('opcional', 'optional')}
            placeholder="Urraca Ruzafa"
          />
        </FieldPair>
        <PasswordInput
          label={say('Clave de acceso permanente', 'Permanent access key')}
          help={say(
            'Se guarda cifrada. No volverá a verse entera.',
            'Kept encrypted. It will not be shown whole again.',
          )}
          showName={say('Ver la clave', 'Show the key')}
          hideName={say('Ocultar la clave', 'Hide the key')}
          defaultValue="nido-dos-ruzafa"
        />
        <TextInput
          label={say('Secreto de la app', 'App secret')}
          defaultValue="8c1f7e90b2"
          isMono
          error={say(
            'Faltan caracteres: son 32 y hay 10. Suele pasar al copiar a medias.',
            'Characters are missing: 32 are needed and there are 10.',
          )}
        />
        <CopyField
          label={say('Dirección para sus avisos', 'Address for its hooks')}
          value="https://atencion.urraca.example/hooks/wa-tienda"
          copyText={say('Copiar', 'Copy')}
          copiedText={say('Copiado', 'Copied')}
          help={say('Pégala en «Webhooks».', 'Paste it under “Webhooks”.')}
        />
      </FieldGroup>
    </Frame>
  )
}

export function Choosing({ say }: StoryProps) {
  const functions = [
    { value: 'service', label: say('Atención', 'Service') },
    { value: 'store', label: say('Tienda', 'Shop') },
    { value: 'corporate', label: say('Corporativo', 'Corporate') },
  ]
  return (
    <Frame>
      <FieldPair>
        <Select label={say('Función', 'Function')} choices={functions} defaultValue="store" />
        <Select
          label={say('Horario publicado', 'Published hours')}
          choices={functions}
          error={say('Elige uno: el cliente lo ve.', 'Choose one: customers see it.')}
        />
      </FieldPair>
    </Frame>
  )
}

export function Long({ say }: StoryProps) {
  return (
    <Frame>
      <TextArea
        label={say('Mensaje fuera de horario', 'Message out of hours')}
        defaultValue={say(
          'Ya hemos cerrado. Una persona te contesta el lunes antes de las 9:30.',
          "We've closed. A person will answer by Monday 9:30.",
        )}
      />
    </Frame>
  )
}

export function Off({ say }: StoryProps) {
  return (
    <TextInput
      label={say('Marca', 'Brand')}
      defaultValue="Urraca"
      disabled
      help={say('La cambia quien administra.', 'Administrators change it.')}
    />
  )
}
