using Portal.Core.Results;

namespace Portal.Core.Images;

/// <summary>Why a picture is not taken (受け取れない理由): what is wrong, then what to do next.</summary>
public static class ImageErrors
{
    public static readonly Error Empty =
        new("中身のないファイルです。写真を撮り直すか、別のファイルを選んでください。");

    public static readonly Error NotAnImage =
        new("写真や画像として読めないファイルです。JPEG、PNG、HEICのどれかの画像を選んでください。");

    public static readonly Error WrongExtension =
        new("ファイル名の末尾（.jpgなど）と、中身の形式が合いません。画像を開いて保存し直し、そのファイルを選んでください。");

    public static readonly Error TooLarge =
        new("20 MBを超える画像は受け取れません。画質を下げて撮り直すか、画像を小さくして、もう一度選んでください。");

    public static readonly Error TooManyPixels =
        new("画素の数が多すぎる画像です。1億画素以下、縦横それぞれ2万画素以下に縮めて、もう一度選んでください。");

    public static readonly Error Animated =
        new("動く画像は受け取れません。止まった写真か、画面を写した画像を選んでください。");

    public static readonly Error Damaged =
        new("画像が壊れているか、途中で切れています。写真を撮り直すか、元の画像からもう一度選んでください。");

    public static readonly Error HidesAnotherFile =
        new("画像の中に別のファイルが入っています。画像を開いて保存し直すか、撮り直して、もう一度選んでください。");

    public static readonly Error TooComplex =
        new("画像の検査が終わりませんでした。小さくして保存し直すか、撮り直して、もう一度選んでください。");
}

/// <summary>Ends a cleaning early with its reason; never leaves <see cref="ImageCleaner"/>.</summary>
internal sealed class ImageRefusedException(Error reason) : Exception(reason.Message)
{
    public Error Reason { get; } = reason;

    public static void ThrowIf(bool condition, Error reason)
    {
        if (condition)
        {
            throw new ImageRefusedException(reason);
        }
    }
}
