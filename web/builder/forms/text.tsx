import { Target } from '../fields/target.tsx'
import { Text } from '../fields/text.tsx'

export const TextForm = () => (
  <>
    <Text
      path="text"
      label="Text"
      lines="many"
      marks
      placeholder="Welcome to Casa Verde, {{var_system.user_name|there}}."
    />
    <Target
      path="variable"
      label="Keep the sent text in"
      hint="If you want to refer to it later."
    />
  </>
)
