using Portal.Core.Data;

namespace Portal.Web;

/// <summary>How many there are and which of them are shown, in words.</summary>
public static class ListText
{
    /// <summary>105件中 51〜100件, 5,000件以上のうち 1〜50件, 0件</summary>
    public static string Of(int count, int page, string unit = "件")
    {
        if (count == 0)
        {
            return $"0{unit}";
        }

        var first = ((page - 1) * ListLimits.PageSize) + 1;
        var last = Math.Min(count, page * ListLimits.PageSize);
        return count > ListLimits.Counted
            ? $"{ListLimits.Counted:N0}{unit}以上のうち {first:N0}〜{last:N0}{unit}"
            : count <= ListLimits.PageSize ? $"{count:N0}{unit}" : $"{count:N0}{unit}中 {first:N0}〜{last:N0}{unit}";
    }
}
