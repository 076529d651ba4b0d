using Portal.Core.Accounts;

namespace Portal.Bench.Measures;

/// <summary>Who acts in a use case that a scenario sends itself.</summary>
internal sealed class ActingClerk : ICurrentUser
{
    public Guid? AccountId { get; set; } = Guid.CreateVersion7();

    public AccountRole? Role { get; set; } = AccountRole.InsurerStaff;

    public Guid? InsurerId { get; set; }

    public Guid? OfficeId { get; set; }

    public string? ClientAddress => "127.0.0.1";
}
