using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Portal.Core.ReviewBoard;

/// <summary>The ViewingPassword in a visit's row: encrypted, only while the visit is open, to lock its download.</summary>
internal static class VisitPassword
{
    private const string Purpose = "ReviewVisit.Password";

    public static byte[] Protect(IDataProtectionProvider protection, string typed) =>
        protection.CreateProtector(Purpose).Protect(Encoding.UTF8.GetBytes(ViewingPassword.Normalise(typed)));

    public static string Unprotect(IDataProtectionProvider protection, byte[] kept) =>
        Encoding.UTF8.GetString(protection.CreateProtector(Purpose).Unprotect(kept));
}
