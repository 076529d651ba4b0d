namespace Portal.Web;

/// <summary>A page whose form invites somebody: the fields of the partial _AccountFields.</summary>
public interface IAccountForm
{
    string? DisplayName { get; }

    string? Department { get; }

    string? Email { get; }

    string? LoginId { get; }
}
