import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** The pages have no frames, and only findings are asked for. */
const QUICK: Parameters<AxeBuilder['options']>[0] = {
  resultTypes: ['violations'],
  preload: false,
  iframes: false,
};

/**
 * What axe-core calls serious or critical: the rule and where.
 * @param without selector of a drawing of many parts that has no controls
 */
async function findings(page: Page, without: string | null = null): Promise<readonly string[]> {
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((each) => each.finished.catch(() => {}))),
  );
  const axe = new AxeBuilder({ page }).options(QUICK);
  const { violations } = await (without === null ? axe : axe.exclude(without)).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** By how much the page is wider than its window. */
function sidewaysPixels(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}

/**
 * Notes at the test what is not accessible on a page and whether it scrolls sideways. A page that is still changing,
 * because a dialog opens or the window was just made narrow, is given time to come to rest.
 * @param where the page, for the message
 * @param without selector of a drawing of many parts that has no controls
 */
export async function expectFitting(page: Page, where: string, without: string | null = null): Promise<void> {
  await expect.soft.poll(() => findings(page, without), { message: where }).toEqual([]);
  await expect.soft
    .poll(() => sidewaysPixels(page), { message: `${where} does not scroll sideways` })
    .toBe(0);
}

/**
 * Chinese on the page that the product wrote: texts and labels, without what people entered.
 * @param written texts of people, wherever they stand
 * @param works selector of the places that hold nothing but people's work, such as a drawn diagram
 */
export function chineseOn(
  page: Page,
  written: readonly string[],
  works: string | null = null,
): Promise<readonly string[]> {
  return page.evaluate(
    ([entered, place]) => {
      const chinese = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/;
      const words = /[\u3400-\u9fff]/;
      const found: string[] = [];
      const look = (element: Element, text: string) => {
        const left = entered.reduce((rest, each) => rest.replaceAll(each, ''), text);
        // Of a sentence that somebody entered the full stop may be left.
        if ((left === text ? chinese : words).test(left))
          found.push(`${element.tagName} ${element.className}: ${left.trim()}`);
      };
      look(document.head, document.title);
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const element = node instanceof Element ? node : node.parentElement;
        if (element === null || !element.checkVisibility()) continue;
        if (place !== null && element.closest(place) !== null) continue;
        if (node instanceof Element) {
          for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
            look(node, node.getAttribute(name) ?? '');
        } else look(element, node.textContent ?? '');
      }
      return found;
    },
    [written, works] as const,
  );
}
