import { useDesigner } from '../../app/designer-context.ts';
import { useTexts } from '../../texts/texts.ts';
import { TextProperty } from './TextProperty.tsx';
import { useExpressionFault } from './useExpressionFault.ts';

interface ExpressionPropertyProps {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (text: string) => void;
  readonly placeholder?: string;
  readonly help?: string;
  /** What a constant must be, beside being an expression. */
  readonly constantFault?: (text: string) => string | null;
}

/** A value that is a constant, FEEL beginning with `=`, or JSON Logic. What cannot be read is not taken. */
export function ExpressionProperty({ constantFault, ...props }: ExpressionPropertyProps) {
  const t = useTexts();
  const faultOf = useExpressionFault(constantFault);
  const { tools } = useDesigner();
  const parsed = props.value === '' ? null : tools.parseExpression(props.value);
  const language = parsed?.ok === true ? parsed.expression.language : null;
  const names = {
    'json-logic': t('expression.jsonLogic'),
    feel: t('expression.feel'),
    literal: t('expression.literal'),
  };
  return (
    <TextProperty
      {...props}
      help={language === null ? (props.help ?? t('expression.help')) : names[language]}
      multiline
      maxLength={10_000}
      code
      faultOf={faultOf}
    />
  );
}
