import type { CallPhase } from "@efir/rtc";
import type { Visit } from "../screens.ts";
import { useTexts } from "../texts/use-texts.ts";
import { RoundButton } from "../ui/round-button.tsx";
import { CaptureButton } from "./capture-button.tsx";
import { HandButton } from "./hand-button.tsx";
import { MicButton } from "./mic-button.tsx";
import { useMayShow } from "./use-may-show.ts";
import { useValue } from "./use-value.ts";

interface ControlBarProps {
  readonly visit: Visit;
  readonly phase: CallPhase["kind"];
  readonly onReact: () => void;
}

const SIDE = "pt-5 flex min-w-0 items-start justify-evenly";
/** The microphone stands in the middle, but for a narrow window with three buttons beside it. */
const LEFT = { few: "flex-1", many: "flex-1 max-[479px]:flex-3" } as const;
const RIGHT = { few: "flex-1", many: "flex-1 max-[479px]:flex-2" } as const;

export function ControlBar({ visit, phase, onReact }: ControlBarProps) {
  const { controls, room } = useTexts();
  const { call, screen, scene, haptic } = visit;
  const isIn = phase !== "waiting";
  const mayShow = useMayShow(call) && isIn;
  const canFlip = useValue(call.camera.canFlip);
  const fill = mayShow && (screen || canFlip) ? "many" : "few";
  return (
    <nav
      aria-label={room.controls}
      className="mx-auto flex w-full max-w-130 items-start px-1 pt-2 pb-1.5"
    >
      <div className={`${SIDE} ${LEFT[fill]}`}>
        {mayShow && <PictureButtons visit={visit} canFlip={canFlip} />}
        {isIn && (
          <RoundButton
            testId="react-button"
            look="off"
            icon="smile"
            label={controls.react}
            caption={controls.reactCaption}
            onTap={onReact}
          />
        )}
      </div>
      <MicButton call={call} levels={scene.levels} phase={phase} haptic={haptic} />
      <div className={`${SIDE} ${RIGHT[fill]}`}>
        {isIn && <HandButton call={call} haptic={haptic} />}
        <RoundButton
          testId="leave-button"
          look="leave"
          icon="leave"
          label={controls.leave}
          caption={controls.leaveCaption}
          onTap={call.leave}
        />
      </div>
    </nav>
  );
}

interface PictureButtonsProps {
  readonly visit: Visit;
  readonly canFlip: boolean;
}

/** What has two cameras to turn between is a phone, and no phone lets a page share its screen. */
function PictureButtons({ visit: { call, screen, haptic }, canFlip }: PictureButtonsProps) {
  const { video } = useTexts();
  return (
    <>
      <CaptureButton device="camera" capturing={call.camera} haptic={haptic} />
      {canFlip && (
        <RoundButton
          testId="flip-button"
          look="off"
          icon="flip"
          label={video.flip}
          caption={video.flipCaption}
          onTap={() => void call.camera.flip()}
        />
      )}
      {!canFlip && screen && <CaptureButton device="screen" capturing={screen} haptic={haptic} />}
    </>
  );
}
