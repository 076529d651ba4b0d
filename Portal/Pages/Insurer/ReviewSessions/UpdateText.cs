using Portal.Core.ReviewBoard;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>Whom an update writes to that leaves the papers as they are: only what happens this time.</summary>
public static class UpdateText
{
    public static string Of(ToldOfUpdate told) => People(told) + (told switch
    {
        { Others: true, Newcomers: false, Leaving: false } => "変わったことを、審査員にメールでお知らせします。",
        { Others: true } => "変わったことを、ほかの審査員にメールでお知らせします。",
        { Newcomers: false, Leaving: false } => "審査員には何も送りません。",
        _ => "ほかの審査員には何も送りません。",
    });

    private static string People(ToldOfUpdate told) => (told.Newcomers, told.Leaving) switch
    {
        (true, true) => "加えた審査員にはURLを、外した審査員のうち、URLが届いている方には閲覧できなくなることを知らせます。",
        (true, false) => "加えた審査員にはURLを送ります。",
        (false, true) => "外した審査員のうち、URLが届いている方には閲覧できなくなることを知らせます。",
        _ => "",
    };
}
