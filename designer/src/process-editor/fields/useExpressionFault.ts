import { useDesigner } from '../../app/designer-context.ts';
import { useTexts } from '../../texts/texts.ts';
import { isExpression } from '../model/duration.ts';

/** Says why a text is no expression (nor an acceptable constant), or `null`. An empty text is always fine. */
export function useExpressionFault(
  constantFault: (text: string) => string | null = () => null,
): (text: string) => string | null {
  const t = useTexts();
  const { tools } = useDesigner();
  return (text) => {
    if (text.trim() === '') return null;
    if (!isExpression(text)) return constantFault(text);
    const parsed = tools.parseExpression(text.trim());
    return parsed.ok ? null : t('expression.invalid', { reason: parsed.reason });
  };
}
