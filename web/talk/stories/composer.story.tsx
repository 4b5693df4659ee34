import { ChevronDown, Eye, Paperclip, Smile, Zap } from 'lucide'
import { Composer, ComposerBar, ComposerCounter } from '#web/talk'
import { Button, Callout, Deadline, Icon, IconButton, Kbd, SplitButton } from '#web/ui'
import { Frame, type StoryProps } from '#web/ui/stories'

export function Private({ say }: StoryProps) {
  return (
    <Frame>
      <Composer
        label={say('Responder a Marta', 'Reply to Marta')}
        kind="private"
        bar={
          <ComposerBar
            kind="private"
            channel="whatsapp"
            title="WhatsApp"
            visibilityText={say('Privado', 'Private')}
            aside={<Deadline left={0.93}>{say('Ventana: 23 h 48 min', 'Window: 23 h 48 min')}</Deadline>}
          >
            {say('a Marta', 'to Marta')}
          </ComposerBar>
        }
        tools={<Tools say={say} />}
        counter={
          <ComposerCounter count={166} limit={4096}>
            166 / 4.096
          </ComposerCounter>
        }
        send={<Send say={say} />}
      >
        <textarea
          dir="auto"
          aria-label={say('Respuesta', 'Reply')}
          rows={2}
          defaultValue={say(
            'Sí, Marta: te la cambiamos entera. Esta misma tarde tienes una Nido 2 nueva a tu nombre en la tienda de Ruzafa.',
            'Yes, Marta: we will swap it whole.',
          )}
        />
      </Composer>
    </Frame>
  )
}

export function Public({ say }: StoryProps) {
  return (
    <Frame>
      <Composer
        label={say('Responder en público', 'Reply in public')}
        kind="public"
        bar={
          <ComposerBar kind="public" title={say('Público', 'Public')}>
            {say('comentario en Instagram, a la vista de cualquiera', 'a comment on Instagram, for anyone to see')}
          </ComposerBar>
        }
        tools={<Tools say={say} />}
        counter={
          <ComposerCounter count={2150} limit={2200}>
            2.150 / 2.200
          </ComposerCounter>
        }
        send={
          <Button kind="plaza">
            <Icon of={Eye} size="s" />
            {say('Publicar', 'Publish')}
          </Button>
        }
      >
        <textarea
          dir="auto"
          aria-label={say('Respuesta pública', 'Public reply')}
          rows={2}
          defaultValue={say(
            'Arreglado, Marta: esta tarde la tienes en Ruzafa. Gracias por decírnoslo aquí.',
            'Mended, Marta: it is in Ruzafa this afternoon.',
          )}
        />
      </Composer>
    </Frame>
  )
}

export function PrivateNote({ say }: StoryProps) {
  return (
    <Frame>
      <Composer
        label={say('Escribir una nota', 'Write a note')}
        kind="note"
        bar={
          <ComposerBar kind="note" title={say('Nota', 'Note')}>
            {say('solo la ve el equipo', 'only the team sees it')}
          </ComposerBar>
        }
        tools={<Tools say={say} />}
        send={
          <Button>
            {say('Guardar nota', 'Save note')} <Kbd keys="⌘↵" />
          </Button>
        }
      >
        <textarea
          dir="auto"
          aria-label={say('Nota', 'Note')}
          rows={2}
          defaultValue={say('@Andrés ¿mandamos también la junta a casa?', '@Andrés shall we send the gasket home too?')}
        />
      </Composer>
    </Frame>
  )
}

export function OverTheLimit({ say }: StoryProps) {
  return (
    <Frame>
      <Composer
        label={say('Responder a Óscar', 'Reply to Óscar')}
        kind="private"
        bar={
          <ComposerBar
            kind="private"
            channel="sms"
            title="SMS"
            visibilityText={say('Privado', 'Private')}
            aside={say('2 SMS, 0,14 €', '2 SMS, €0.14')}
          >
            {say('a Óscar', 'to Óscar')}
          </ComposerBar>
        }
        questions={
          <Callout tone="soon">
            {say(
              'Con tildes caben 70 letras por SMS. Sale en 2.',
              'With accents an SMS holds 70 letters. It goes in 2.',
            )}
          </Callout>
        }
        tools={<Tools say={say} />}
        counter={
          <ComposerCounter count={119} limit={70} canSplit>
            119 / 70
          </ComposerCounter>
        }
        send={<Button kind="primary">{say('Enviar en 2', 'Send in 2')}</Button>}
      >
        <textarea
          dir="auto"
          aria-label={say('Respuesta a Óscar', 'Reply to Óscar')}
          rows={2}
          defaultValue="Óscar, tu factura rectificativa ya está hecha. La tienes en tu cuenta, en Pedidos."
        />
      </Composer>
    </Frame>
  )
}

function Tools({ say }: StoryProps) {
  return (
    <>
      <IconButton size="s" name={say('Adjuntar', 'Attach')}>
        <Icon of={Paperclip} />
      </IconButton>
      <IconButton size="s" name={say('Emoji', 'Emoji')}>
        <Icon of={Smile} />
      </IconButton>
      <Button size="s" kind="ghost">
        <Icon of={Zap} />
        {say('Respuestas', 'Replies')} <Kbd keys="/" />
      </Button>
    </>
  )
}

function Send({ say }: StoryProps) {
  return (
    <SplitButton>
      <Button kind="primary">
        {say('Enviar', 'Send')} <Kbd keys="⌘↵" />
      </Button>
      <IconButton kind="primary" name={say('Otras formas de enviar', 'Other ways to send')}>
        <Icon of={ChevronDown} size="s" />
      </IconButton>
    </SplitButton>
  )
}
