/** A post's photographed pages (H1): small, all of one height, larger by a tap. */
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { sheetPictures } from '../../../shared/homework/picture-contracts';
import { callAction } from '../../../lib/cloud';
import { mention } from '../../../lib/confirm';
import { aria } from '../../../ui/aria';
import { Picture } from '../../../ui/picture';
import { Tap } from '../../../ui/tap';
import { useAddresses, type Addresses, type Where } from './use-addresses';

/** What a picture is called aloud. */
export function pictureName(index: number): string {
  return `作业图片 ${index + 1}`;
}

function Waiting({ index }: { index: number }) {
  return (
    <View
      className="hw-picture"
      {...aria({ role: 'status', label: `正在打开${pictureName(index)}` })}
    />
  );
}

interface SheetPicturesProps {
  where: Where;
  ids: readonly string[];
  /** Addresses that came with the page. */
  known?: Addresses;
}

export function SheetPictures({ where, ids, known: given }: SheetPicturesProps) {
  const { addresses, failed, again, broke, fresh } = useAddresses(where, ids, given);
  const enlarge = async (id: string) => {
    const known = await fresh();
    const current = known?.get(id);
    if (!known || current === undefined) return;
    const urls = ids.flatMap((one) => known.get(one) ?? []);
    await Taro.previewImage({ urls, current });
  };
  if (ids.length === 0) return null;
  return (
    <View className="hw-pictures">
      {failed ? (
        <Tap className="hw-picture-again" onTap={again}>
          图片没有打开，点一下再试
        </Tap>
      ) : (
        ids.map((id, index) => {
          const address = addresses?.get(id);
          if (address === undefined) return <Waiting key={id} index={index} />;
          return (
            <Tap
              key={id}
              className="hw-picture"
              label={pictureName(index)}
              onTap={() => void enlarge(id)}
            >
              <Picture
                className="hw-picture-image"
                src={address}
                says={pictureName(index)}
                fills
                onError={broke}
              />
            </Tap>
          );
        })
      )}
    </View>
  );
}

/** The same where whoever looks knows the pages: asked for and opened by one tap. */
export function PicturesLink({ where, ids, of }: SheetPicturesProps & { of: string }) {
  const open = async () => {
    try {
      const { pictures } = await callAction(sheetPictures, {
        classId: where.classId,
        date: where.date,
        subject: where.subject,
      });
      const urls = pictures.filter((one) => ids.includes(one.pictureId)).map(({ url }) => url);
      await Taro.previewImage({ urls });
    } catch {
      mention('图片没有打开，点一下再试');
    }
  };
  if (ids.length === 0) return null;
  return (
    <Tap className="btn s plain" label={`看${of}的图片`} onTap={() => void open()}>
      {`图片 ${ids.length} 张`}
    </Tap>
  );
}
