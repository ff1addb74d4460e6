/** 图片 (H1): photographed pages instead of words or beside them, each with its state. */
import { View } from '@tarojs/components';
import { mostPictures } from '../../../shared/homework/model';
import { Picture } from '../../../ui/picture';
import { Places } from '../../../ui/places';
import { Tap } from '../../../ui/tap';
import { pictureName } from '../parts/sheet-pictures';
import { useAddresses, type Where } from '../parts/use-addresses';
import type { PictureDraft, Pictures } from './use-pictures';

interface TileProps {
  picture: PictureDraft;
  index: number;
  /** Of one that the post had already. */
  address: string | undefined;
  pictures: Pictures;
}

function Tile({ picture, index, address, pictures }: TileProps) {
  const { key, path, state } = picture;
  const name = pictureName(index);
  const src = path ?? address;
  return (
    <>
      {state === 'failed' ? (
        <Tap
          className="hw-picture words"
          label={`${name}没发出去，点一下再试`}
          onTap={() => pictures.again(key)}
        >
          没发出去，点一下再试
        </Tap>
      ) : (
        <View className="hw-picture">
          {src === undefined ? null : (
            <Picture className="hw-picture-image" src={src} says={name} fills />
          )}
        </View>
      )}
      <View className="cap">
        {state === 'sending' ? '正在发…' : state === 'sent' ? '好了' : ''}
      </View>
      <Tap className="hide bare" label={`去掉${name}`} onTap={() => pictures.remove(key)}>
        去掉
      </Tap>
    </>
  );
}

/** `where`: the post that is being corrected, for pictures it had already. */
export function PictureFields({ pictures, where }: { pictures: Pictures; where: Where }) {
  const known = pictures.pictures.flatMap(({ path, pictureId }) =>
    path === null && pictureId !== null ? [pictureId] : [],
  );
  const { addresses } = useAddresses(where, known);
  const tiles = pictures.pictures.map((picture, index) => ({ picture, index }));
  return (
    <View className="card hw-part">
      <View className="head">图片</View>
      <View className="sub">{`可以拍一页，最多 ${mostPictures} 张。别拍到孩子和名字。`}</View>
      <View className="hw-picks">
        <Places
          className="hw-pick"
          items={tiles}
          row={({ picture, index }) => (
            <Tile
              picture={picture}
              index={index}
              address={addresses?.get(picture.pictureId ?? '')}
              pictures={pictures}
            />
          )}
        />
      </View>
      <Tap
        id="add-picture"
        className="btn s soft"
        disabled={!pictures.canAdd}
        onTap={pictures.pick}
      >
        加图片
      </Tap>
    </View>
  );
}
