import { Text } from '@tarojs/components';

/** Words between dots; a line breaks at a dot only. */
export function Dotted({ words }: { words: readonly string[] }) {
  return (
    <>
      {words.map((word, place) =>
        place === words.length - 1 ? (
          <Text key={place} className="ph">
            {word}
          </Text>
        ) : (
          <Text key={place} className="ph dot">
            {`${word} · `}
          </Text>
        ),
      )}
    </>
  );
}
