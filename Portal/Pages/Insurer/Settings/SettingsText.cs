using Portal.Core.ReviewBoard;

namespace Portal.Pages.Insurer.Settings;

/// <summary>The settings' values in words.</summary>
public static class SettingsText
{
    public static string Of(OpeningNotice notice) => notice switch
    {
        OpeningNotice.Immediately => "開封のたびに、すぐ知らせる",
        OpeningNotice.DailyDigest => "1日1回、まとめて知らせる",
        _ => "知らせない",
    };

    public static string Reminder(bool on) => on ? "送る" : "送らない";
}
