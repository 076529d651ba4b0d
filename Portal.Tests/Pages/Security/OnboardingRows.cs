using Portal.Core.Municipalities;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Security;

/// <summary>What belongs to an insurer's preparation, as rows.</summary>
public static class OnboardingRows
{
    public static ContactPerson Contact(Guid insurerId, DateTimeOffset now) => new()
    {
        InsurerId = insurerId,
        Name = "他市 担当",
        Department = "介護保険課",
        Phone = "097-534-6111",
        Email = "contact@example.jp",
        SavedAt = now,
    };

    public static AuthenticationKey Key(TestUser clerk, DateTimeOffset now) => new()
    {
        InsurerId = clerk.InsurerId!.Value,
        KeyHash = Guid.NewGuid().ToByteArray(),
        End = "abcd",
        IssuedAt = now,
        IssuedById = clerk.AccountId!.Value,
    };

    public static TaskFile File(TestUser clerk, DateTimeOffset now) => new()
    {
        InsurerId = clerk.InsurerId!.Value,
        Task = OnboardingTask.Announcement,
        FileName = "周知.pdf",
        Sha256 = new string('0', 64),
        UploadedAt = now,
        UploadedById = clerk.AccountId!.Value,
    };
}
